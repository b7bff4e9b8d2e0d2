import type { Db } from '@voc/core/db';
import { type Rate, rateOf } from '@voc/report';
import { readCounts } from '../../views/counts-store.ts';
import { chooseDenominator, type Denominator, readExposure, type View } from '../../views/exposure-store.ts';

export interface RateBy {
  denominator: Denominator;
  rates: Map<string, Rate>;
}

export interface RateQuery extends View {
  measure: string;
  category: string;
}

/** Sum of a map's values. */
export const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** The rate of one category in a view, as one figure. */
export async function wholeRate(db: Db, query: RateQuery, denominator: Denominator): Promise<Rate> {
  const count = sumOf(await readCounts(db, query, 'kind'));
  return rateOf(count, (await readExposure(db, query, denominator, null)).get('') ?? null);
}

/** Rates by day or product; what was sold and not complained of has the rate 0. */
export async function ratesBy(db: Db, query: RateQuery, by: 'day' | 'product_id'): Promise<RateBy> {
  const denominator = await chooseDenominator(db, query);
  const counts = await readCounts(db, query, by);
  const exposures = await readExposure(db, query, denominator, by);
  const keys = [...new Set([...counts.keys(), ...exposures.keys()])].sort();
  return {
    denominator,
    rates: new Map(keys.map((key) => [key, rateOf(counts.get(key) ?? 0, exposures.get(key) ?? null)])),
  };
}
