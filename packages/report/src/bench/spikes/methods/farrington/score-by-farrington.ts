import type { Scores } from '../../score.ts';
import { exposureOf, type World, type WorldSeries } from '../../world.ts';
import { type FarringtonOptions, forecast } from './farrington.ts';
import { thresholdOf } from './threshold.ts';

/**
 * The method was made for five years of weekly counts. A world has half a year of days, so the week is its season: the
 * same weekday and its neighbours in the five weeks before, without a trend, counts over items.
 */
const daily: FarringtonOptions = {
  frequency: 7,
  seasons: 5,
  half: 1,
  parts: 1,
  leftOut: 6,
  trend: false,
  trendLimit: 0.05,
  residualLimit: 2.58,
  byPopulation: true,
};
/** Days before which five weeks have not passed. */
const firstDay = 36;
const threshold = { method: 'nbPlugin', alpha: 0.01, z: 2.3263478740408408 } as const;

function scoreSeries(world: World, series: WorldSeries, minCount: number): Float64Array {
  const items = Array.from({ length: world.days }, (_, t) => exposureOf(world, series, t));
  const counts = items.map((sold, t) => (sold > 0 ? (series.counts[t] ?? null) : null));
  return Float64Array.from(counts, (count, t) => {
    if (count === null || t < firstDay) return Number.NaN;
    if (count < minCount) return 0;
    const expected = forecast(counts, items, t, daily);
    return expected ? -thresholdOf(expected, count, threshold).logP : Number.NaN;
  });
}

/** Minus ln of the probability of each day by `farringtonFlexible`; 0 for days with fewer than `minCount` complaints. */
export const scoreByFarrington = (world: World, minCount: number): Scores =>
  world.series.map((series) => scoreSeries(world, series, minCount));
