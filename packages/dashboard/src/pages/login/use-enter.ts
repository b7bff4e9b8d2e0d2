import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { keepCsrf, post } from '../../api/client.ts';
import { meQuery } from '../../api/queries.ts';
import type { Me } from '../../api/types.ts';

/** A path of this site and nothing else. */
export const inside = (to: string | undefined): string => (to && /^\/(?![/\\])/.test(to) ? to : '/');

/** Opens a session by one of the doors, then goes where one wanted to. */
export function useEnter<Form extends object>(path: '/login' | '/setup', to?: string) {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (form: Form) => post<Me>(path, form),
    onSuccess: async (me) => {
      client.clear();
      keepCsrf(me.csrf);
      client.setQueryData(meQuery.queryKey, me);
      router.history.replace(inside(to));
    },
  });
}
