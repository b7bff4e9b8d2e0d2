import { minComplaints } from './rank-peers.ts';
import { type RankedProduct, rankProducts } from './rank-products.ts';

/** Stars of one product: those of one or two, and all. */
export interface RatedProduct {
  /** 款号, listing, or the name where the export has no more. */
  id: string;
  name: string;
  /** 类目; products without one are each other's peers. */
  peerGroup: string;
  low: number;
  all: number;
}

export type RankedRating = RatedProduct & Pick<RankedProduct, 'lower' | 'upper' | 'median' | 'bad' | 'good'>;

/** Where fewer low stars than this are expected at the median and it is not listed, nothing can be said of a product. */
const minExpected = 1;

/**
 * Red and black list from stars alone: low stars (one or two) of all stars, judged as complaints are. Stars tell what
 * customers thought of the whole purchase, delivery included, so they are a list of their own and in no complaint rate.
 */
export function rankRatings(rows: readonly RatedProduct[]): {
  black: RankedRating[];
  red: RankedRating[];
  products: number;
  insufficient: number;
} {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { black, red, all } = rankProducts(
    rows.map(({ id, peerGroup, low, all: stars }) => ({ id, peerGroup, complaints: low, exposure: stars })),
  );
  const told = (ranked: readonly RankedProduct[]): RankedRating[] =>
    ranked.flatMap(({ id, lower, upper, median, bad, good }) => {
      const row = byId.get(id);
      return row ? [{ ...row, lower, upper, median, bad, good }] : [];
    });
  const blamed = black.filter(({ complaints }) => complaints >= minComplaints);
  const listed = new Set([...blamed, ...red].map(({ id }) => id));
  const unclear = all.filter(
    ({ id, exposure, median }) => !listed.has(id) && exposure * median < minExpected,
  );
  return { black: told(blamed), red: told(red), products: rows.length, insufficient: unclear.length };
}
