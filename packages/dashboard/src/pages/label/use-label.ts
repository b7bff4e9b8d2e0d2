import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { post } from '../../api/client.ts';
import type { Item } from '../../api/item-types.ts';

/** What shows labels or counts of them; each is asked for again when it is looked at next. */
const counted = ['items', 'item', 'headline', 'trend', 'categories', 'products', 'product', 'agreement'];

/** Saves a person's label; whatever counts it is out of date then. */
export function useLabel(onSaved: (item: Item) => void) {
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: ({ id, leaves }: { id: string; leaves: readonly string[] }) =>
      post<Item>(`/items/${encodeURIComponent(id)}/label`, { leaves }),
    onSuccess: (item) => {
      onSaved(item);
      for (const queryKey of counted) void client.invalidateQueries({ queryKey: [queryKey] });
    },
    onError: (error) => message.error(error.message),
  });
}
