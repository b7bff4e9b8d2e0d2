import type { Scores } from '../score.ts';
import { exposureOf, type World } from '../world.ts';

export interface Observed {
  count: number;
  exposure: number;
}

/** Scores every observed day by what was observed up to it: `days[i]` is that day. */
export function scoreDays(world: World, judge: (days: readonly Observed[], i: number) => number): Scores {
  return world.series.map((series) => {
    const scores = new Float64Array(world.days).fill(Number.NaN);
    const days: Observed[] = [];
    for (let t = 0; t < world.days; t++) {
      const exposure = exposureOf(world, series, t);
      if (exposure <= 0) continue;
      days.push({ count: series.counts[t] ?? 0, exposure });
      scores[t] = judge(days, days.length - 1);
    }
    return scores;
  });
}

/** Counts of `length` observed days that end `gap` days before day `i`; scaled to its exposure if `adjusted`. */
export function baselineOf(
  days: readonly Observed[],
  i: number,
  length: number,
  gap = 0,
  adjusted = false,
): number[] {
  const today = days[i]?.exposure ?? 1;
  return days
    .slice(Math.max(0, i - gap - length), Math.max(0, i - gap))
    .map(({ count, exposure }) => (adjusted ? (count * today) / exposure : count));
}
