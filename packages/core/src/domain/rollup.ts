import { groupOf, isAlertMismatch, unclassifiedCategory } from './taxonomy.ts';

/**
 * What a rollup row counts:
 * `items` (all voices), `complaint` (negative leaves and the joins below), `praise` (by `leaf:label`, and `own` for any of the product itself),
 * `wish` (by `kind:value`), `topic` (by attribute), `redline` (by kind), `unresolved`, `intent` (`praise` alone);
 * `cause` and `merit` take the complaints and the praise of `own` apart, each voice under its leading leaf or label alone.
 */
export type Measure =
  | 'items'
  | 'complaint'
  | 'cause'
  | 'praise'
  | 'merit'
  | 'wish'
  | 'topic'
  | 'redline'
  | 'unresolved'
  | 'intent';

/** Joins stored beside the leaves, each counting an item once. */
export const totalCategory = 'total';
/** All leaves that count against the product itself. */
export const ownCategory = 'own';
/** All mismatch leaves the 商品描述不符 alert joins. */
export const mismatchCategory = 'mismatch!';

/** Every category under which an item with these leaves counts once: leaves, groups and joins; `ownLeaves` count against the product. */
export function categoriesOf(leaves: readonly string[], ownLeaves: ReadonlySet<string>): string[] {
  if (leaves.length === 0) return [];
  if (leaves.includes(unclassifiedCategory)) return [totalCategory, unclassifiedCategory];
  const categories = new Set<string>([...leaves, ...leaves.map(groupOf), totalCategory]);
  if (leaves.some((leaf) => ownLeaves.has(leaf))) categories.add(ownCategory);
  if (leaves.some(isAlertMismatch)) categories.add(mismatchCategory);
  return [...categories].sort();
}

/** Product key of an item: its product, else its listing as a product of its own (未归款), else none (未关联商品). */
export function productKeyOf(item: {
  productId: string | null;
  platform: string;
  shopId: string;
  listingId: string | null;
}): string {
  if (item.productId) return item.productId;
  return item.listingId ? `${unmappedPrefix}${item.platform}/${item.shopId}/${item.listingId}` : noProduct;
}

/** Marks the key of a listing that nobody has mapped to a product (未归款). */
export const unmappedPrefix = '~';
/** Product key of items that name neither product nor listing (未关联商品). */
export const noProduct = '';
