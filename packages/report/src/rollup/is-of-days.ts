import type { DirtyDay } from './types.ts';

type ProductDay = Pick<DirtyDay, 'day' | 'productId'>;

const keyOf = ({ day, productId }: ProductDay): string => `${day} ${productId}`;

/** Whether something is of one of these product-days. */
export function isOfDays(wanted: readonly ProductDay[]): (one: ProductDay) => boolean {
  const days = new Set(wanted.map(keyOf));
  return (one) => days.has(keyOf(one));
}
