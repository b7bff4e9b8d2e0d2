import { useQuery } from '@tanstack/react-query';
import { calendarQuery } from '../api/queries.ts';

/** Sums that have no node of their own in the tree of categories. */
export const sums = [
  { value: 'total', label: '全部客诉' },
  { value: 'own', label: '商品自身' },
  { value: 'mismatch!', label: '描述不符' },
  { value: 'unclassified', label: '待确认' },
];

export function useCategoryName(): (id: string) => string {
  const { data } = useQuery(calendarQuery);
  const names = new Map([
    ...(data?.groups ?? []).map(({ id, name }) => [id, name] as const),
    ...(data?.categories ?? []).map(({ id, name }) => [id, name] as const),
    ...sums.map(({ value, label }) => [value, label] as const),
  ]);
  return (id) => names.get(id) ?? id;
}
