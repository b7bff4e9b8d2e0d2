import type { Context } from '../facts/context.ts';
import { rateOf } from '../facts/rate.ts';
import type { TrendPoint } from '../schema-sections.ts';

/** Complaint and mismatch rate by week with interval, oldest first; weeks without a voice or unit are left out. */
export function composeTrend({ facts, basis }: Context): TrendPoint[] {
  return facts.weeks
    .filter((week) => week.items > 0 || week.units > 0)
    .map((week) => {
      const exposure = basis.name === '声音条数' ? week.items : week.units;
      const rate = (category: string) => rateOf(week.complaints.get(category) ?? 0, exposure);
      return {
        week: week.start.slice(5),
        start: week.start,
        rate: rate('total'),
        mismatch: rate('mismatch'),
      };
    });
}
