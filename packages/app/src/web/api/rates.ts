import type { Db } from '@voc/core/db';
import { changeOf, Rate, rateOf } from '@voc/report';
import { z } from 'zod';
import { readCounts } from '../../views/counts-store.ts';
import { chooseDenominator, type Denominator, readExposure, type View } from '../../views/exposure-store.ts';
import { spanBefore } from '../../views/span.ts';

export interface RateBy {
  denominator: Denominator;
  rates: Map<string, Rate>;
}

export interface RateQuery extends View {
  measure: string;
  category: string;
}

/** A rate beside that of the equal span before it. */
export const Compared = z.object({ rate: Rate, previous: Rate, change: z.number().nullable() });
export type Compared = z.infer<typeof Compared>;

export interface ComparedBy {
  denominator: Denominator;
  /** Of a leaf, a group or one of the joins. */
  of(category: string): Compared;
}

/** Complaints of a view by category against the equal span before it, over one denominator. */
export async function compareCategories(db: Db, view: View): Promise<ComparedBy> {
  const choosing = chooseDenominator(db, view);
  const ratesIn = async (one: View): Promise<(category: string) => Rate> => {
    const counting = readCounts(db, { ...one, measure: 'complaint' }, 'category');
    const [counts, denominator] = await Promise.all([counting, choosing]);
    const exposure = (await readExposure(db, one, denominator, null)).get('') ?? null;
    return (category) => rateOf(counts.get(category) ?? 0, exposure);
  };
  const [denominator, now, before] = await Promise.all([
    choosing,
    ratesIn(view),
    ratesIn({ ...view, span: spanBefore(view.span) }),
  ]);
  return {
    denominator,
    of(category) {
      const [rate, previous] = [now(category), before(category)];
      return { rate, previous, change: changeOf(rate, previous) };
    },
  };
}

/** Rates by day or product; what was sold and not complained of has the rate 0. */
export async function ratesBy(db: Db, query: RateQuery, by: 'day' | 'product_id'): Promise<RateBy> {
  const [denominator, counts] = await Promise.all([chooseDenominator(db, query), readCounts(db, query, by)]);
  const exposures = await readExposure(db, query, denominator, by);
  const keys = [...new Set([...counts.keys(), ...exposures.keys()])].sort();
  return {
    denominator,
    rates: new Map(keys.map((key) => [key, rateOf(counts.get(key) ?? 0, exposures.get(key) ?? null)])),
  };
}
