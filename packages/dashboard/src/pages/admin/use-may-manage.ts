import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/queries.ts';

/** Whether one may change what is shown; who audits only looks. */
export function useMayManage(): boolean {
  const { data: me } = useQuery(meQuery);
  return me?.rights.includes('manage') ?? false;
}
