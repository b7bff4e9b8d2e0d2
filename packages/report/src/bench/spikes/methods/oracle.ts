import type { Scores } from '../score.ts';
import { exposureOf, type World, type WorldSeries } from '../world.ts';

const rises = [2, 3, 5, 8];
const longest = 7;

function scoreSeries(world: World, series: WorldSeries): Float64Array {
  const { size } = series;
  const gains = rises.map((rise) =>
    Float64Array.from(series.mean, (mean, t) => {
      const count = series.counts[t] ?? 0;
      if (!(exposureOf(world, series, t) > 0)) return 0;
      return count * Math.log(rise) - (count + size) * Math.log((size + rise * mean) / (size + mean));
    }),
  );
  return Float64Array.from(series.mean, (_, t) => {
    if (!(exposureOf(world, series, t) > 0)) return Number.NaN;
    let best = 0;
    for (const gain of gains) {
      let sum = 0;
      for (let back = 0; back < longest; back++) {
        sum += gain[t - back] ?? 0;
        best = Math.max(best, sum);
      }
    }
    return best;
  });
}

/**
 * What nobody can do: the generalised likelihood ratio that knows every true mean and size, over the last 1 to 7 days
 * and rises of 2, 3, 5 and 8 times. Log likelihood ratio of a negative binomial of fixed size.
 */
export const scoreByOracle = (world: World): Scores =>
  world.series.map((series) => scoreSeries(world, series));
