import { advanceDay } from '../../../alerts/advance-day.ts';
import { emptyDetector } from '../../../alerts/detector.ts';
import type { DayRow, Signal, SpikeOptions } from '../../../alerts/types.ts';
import type { Alarms, Scores } from '../score.ts';
import { dayOfWorld, exposureOf, type World } from '../world.ts';

/** The rows of one day of a world, as the detector takes them. */
export const rowsOf = (world: World, t: number): DayRow[] =>
  world.series.map((series) => ({
    productId: world.products[series.product]?.id ?? '',
    category: series.category,
    complaints: series.counts[t] ?? 0,
    exposure: exposureOf(world, series, t),
  }));

/** What the product's own detector says of each day. */
export function judgeWorld(world: World, options: SpikeOptions): { signals: Signal[]; watched: Signal[] }[] {
  let state = emptyDetector();
  return Array.from({ length: world.days }, (_, t) => {
    const day = dayOfWorld(world, t);
    const outcome = advanceDay(state, { day, rows: rowsOf(world, t) }, options);
    state = outcome.state;
    return { signals: outcome.signals, watched: outcome.watched };
  });
}

const indexOf = (world: World): Map<string, number> => new Map(world.series.map(({ id }, i) => [id, i]));
const keyOf = ({ productId, category }: Signal): string => `${productId}|${category}`;

/** The detector as it is set by default: its signals, or what it watches as well. */
export function alarmsByOurs(world: World, withWatched = false): Alarms {
  const alarms = new Map<number, number[]>();
  const index = indexOf(world);
  for (const [t, { signals, watched }] of judgeWorld(world, {}).entries()) {
    for (const signal of withWatched ? [...signals, ...watched] : signals) {
      const series = index.get(keyOf(signal));
      if (series !== undefined) alarms.set(series, [...(alarms.get(series) ?? []), t]);
    }
  }
  return alarms;
}

/** Minus the logarithm of the probability that passed the gates; 0 where they were not passed. */
export function scoreByOurs(world: World): Scores {
  const index = indexOf(world);
  const scores = world.series.map(() => new Float64Array(world.days));
  for (const [t, { watched }] of judgeWorld(world, { q: -1, watch: 2 }).entries()) {
    for (const signal of watched) {
      const days = scores[index.get(keyOf(signal)) ?? -1];
      if (days) days[t] = -Math.log(signal.p);
    }
  }
  return scores;
}
