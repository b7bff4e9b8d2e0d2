import type { Basis, Frame } from './basis.ts';

/** A product's part in the rise of a category. */
export interface Contribution {
  productId: string;
  count: number;
  /** Complaints beyond what the product's rate of the period before would have brought. */
  excess: number;
  /** Part of all positive excess, 0 to 1. */
  share: number;
}

/**
 * Who brought the rise: excess = x1 - r0 E1 with the product's own earlier rate r0, or the category's for a product
 * that had no exposure before. Positive ones alone, the largest first.
 */
export function contributionsOf(basis: Basis, now: Frame, before: Frame, category: string): Contribution[] {
  const rateBefore = (productId?: string): number | null => {
    const exposure = basis.exposure(before, productId);
    if (exposure === null) return null;
    const count =
      productId === undefined
        ? before.tally.total('complaint', category)
        : before.tally.of(productId, 'complaint', category);
    return count / exposure;
  };
  const overall = rateBefore() ?? 0;
  const risen = [...now.tally.products('complaint', category)].flatMap(([productId, count]) => {
    const exposure = basis.exposure(now, productId);
    if (productId === '' || exposure === null) return [];
    const excess = count - (rateBefore(productId) ?? overall) * exposure;
    return excess > 0 ? [{ productId, count, excess }] : [];
  });
  const all = risen.reduce((sum, { excess }) => sum + excess, 0);
  return risen
    .map((one) => ({ ...one, share: one.excess / all }))
    .sort((a, b) => b.excess - a.excess || (a.productId < b.productId ? -1 : 1));
}
