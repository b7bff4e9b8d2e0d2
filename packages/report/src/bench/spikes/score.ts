import { sampleQuantile } from '../../stats/sample-quantile.ts';
import { exposureOf, type World } from './world.ts';

/** Days after a rise in which an alarm is neither a hit nor false, and days within which false alarms are one episode. */
const near = 7;

export interface SpikeScore {
  spikes: number;
  /** Share of spikes found: of all, and by expected excess complaints below 5, from 5 to 15, from 15 up. */
  detection: number;
  byExcess: [number, number, number];
  /** Days from the start of a found spike to its first alarm, in the median. */
  delay: number;
  falseEpisodes: number;
  seriesWeeks: number;
  falsePerThousand: number;
  precision: number;
}

/** Days with an alarm of each series, in order. */
export type Alarms = ReadonlyMap<number, readonly number[]>;

type Class = 'hit' | 'near' | 'false';

interface Tally {
  found: Map<number, number>;
  falseEpisodes: number;
}

function classOf(world: World, own: readonly number[], t: number, found: Map<number, number>): Class {
  let kind: Class = 'false';
  for (const i of own) {
    const { start = 0, end = 0 } = world.spikes[i] ?? {};
    if (t >= start && t <= end + 1) {
      if (!found.has(i)) found.set(i, t);
      kind = 'hit';
    } else if (t > end + 1 && t <= end + near && kind === 'false') kind = 'near';
  }
  return kind;
}

/** What was found, and how many false episodes there are. */
export function tally(world: World, alarms: Alarms): Tally {
  const spikesOf = new Map<number, number[]>();
  for (const [i, { series }] of world.spikes.entries()) {
    spikesOf.set(series, [...(spikesOf.get(series) ?? []), i]);
  }
  const found = new Map<number, number>();
  let falseEpisodes = 0;
  for (const [series, days] of alarms) {
    let last = -Infinity;
    for (const t of days) {
      if (t < world.scoredFrom || classOf(world, spikesOf.get(series) ?? [], t, found) !== 'false') continue;
      if (t - last > near) falseEpisodes++;
      last = t;
    }
  }
  return { found, falseEpisodes };
}

export function seriesWeeksOf(world: World): number {
  let days = 0;
  for (const series of world.series) {
    const product = world.products[series.product];
    for (let t = world.scoredFrom; t < world.days; t++) if (product?.exposure[t]) days++;
  }
  return days / 7;
}

/**
 * Scores alarms raised at the end of a day: a hit within a spike or on the day after, neutral up to 7 days after it,
 * else false, false alarms of one series at most 7 days apart being one episode.
 */
export function scoreAlarms(world: World, alarms: Alarms): SpikeScore {
  const { found, falseEpisodes } = tally(world, alarms);
  const seriesWeeks = seriesWeeksOf(world);
  const share = (low: number, high: number): number => {
    const wanted = world.spikes.flatMap(({ excess }, i) => (excess >= low && excess < high ? [i] : []));
    return wanted.filter((i) => found.has(i)).length / wanted.length;
  };
  const delays = [...found].map(([i, t]) => t - (world.spikes[i]?.start ?? 0));
  return {
    spikes: world.spikes.length,
    detection: share(-Infinity, Infinity),
    byExcess: [share(-Infinity, 5), share(5, 15), share(15, Infinity)],
    delay: sampleQuantile(delays, 0.5),
    falseEpisodes,
    seriesWeeks,
    falsePerThousand: (falseEpisodes / seriesWeeks) * 1000,
    precision: found.size / (found.size + falseEpisodes),
  };
}

/** How alarming each day of each series is; NaN where nothing can be said. */
export type Scores = readonly Float64Array[];

/** The days on which a score reaches a threshold. */
export function alarmsAt(scores: Scores, threshold: number): Alarms {
  const alarms = new Map<number, number[]>();
  for (const [series, days] of scores.entries()) {
    const above: number[] = [];
    for (const [t, score] of days.entries()) if (score >= threshold) above.push(t);
    if (above.length > 0) alarms.set(series, above);
  }
  return alarms;
}

/** The lowest threshold that has at most so many false episodes in 1,000 series-weeks; null where none has. */
export function thresholdFor(world: World, scores: Scores, budget: number): number | null {
  const weeks = seriesWeeksOf(world);
  const isWithin = (threshold: number): boolean =>
    tally(world, alarmsAt(scores, threshold)).falseEpisodes <= (budget * weeks) / 1000;
  const found: number[] = [];
  for (const [i, days] of scores.entries()) {
    for (let t = world.scoredFrom; t < days.length; t++) {
      const score = days[t] ?? Number.NaN;
      if (score > 0 && exposureOf(world, world.series[i] as World['series'][number], t) > 0)
        found.push(score);
    }
  }
  const sorted = [...new Set(found)].sort((a, b) => b - a);
  if (sorted.length === 0 || !isWithin(sorted[0] ?? 0)) return null;
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isWithin(sorted[middle] ?? 0)) low = middle;
    else high = middle - 1;
  }
  return sorted[low] ?? null;
}
