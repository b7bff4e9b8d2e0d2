import type { Day } from '@voc/core';
import type { Db } from '@voc/core/db';
import { z } from 'zod';
import { readDelays } from '../exposure/delay-store.ts';
import { readProductTypes } from './series-store.ts';
import type { Denominator } from './to-rows.ts';

/**
 * The delay from sale to complaint as learned before the first day of `month`: shares by day, of all products and of
 * each 类目. It is learned anew with every month and kept with the detector's state in between.
 */
export const MonthDelays = z.object({
  month: z.string(),
  whole: z.array(z.number()),
  ofType: z.record(z.string(), z.array(z.number())),
});
export type MonthDelays = z.infer<typeof MonthDelays>;

export const monthOfDay = (day: Day): string => day.slice(0, 7);

export interface DelayQuestion {
  denominator: Denominator['name'];
}

/** Delays from complaints heard before a day; the assumed ones where none carries both dates. */
export async function learnMonth(db: Db, before: Day, question: DelayQuestion): Promise<MonthDelays> {
  const { signed, ordered } = await readDelays(db, { before });
  const learned = question.denominator === '下单量' ? ordered : signed;
  const types = [...new Set((await readProductTypes(db)).values())].sort();
  return {
    month: monthOfDay(before),
    whole: [...learned.of().shares],
    ofType: Object.fromEntries(
      types.map((productType) => [productType, [...learned.of({ productType }).shares]]),
    ),
  };
}
