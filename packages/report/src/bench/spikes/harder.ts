import { createRandom } from '../random.ts';
import { drawCounts } from './generate.ts';
import type { World } from './world.ts';

const copyOf = (world: World): World => ({
  ...world,
  products: world.products.map((product) => ({ ...product })),
  series: world.series.map((series) => ({ ...series })),
});

/** What a classifier of this recall and precision makes of a world: some complaints lost, others made up. */
export function misheard(world: World, seed: number, recall: number, precision: number): World {
  const random = createRandom(seed);
  const heard = copyOf(world);
  for (const series of heard.series) {
    series.counts = series.counts.map((count, t) => {
      if (count === null) return null;
      let kept = 0;
      for (let i = 0; i < count; i++) if (random.uniform() < recall) kept++;
      return kept + random.poisson(((series.mean[t] ?? 0) * recall * (1 - precision)) / precision);
    });
  }
  return heard;
}

/** Shares of the complaints that come 1 to 8 days after the order: 3.4 days in the mean. */
const delays = [0.1, 0.22, 0.26, 0.18, 0.12, 0.06, 0.04, 0.02];

/** Complaints that follow orders by days; the exposure is that of orders `shift` days before. */
export function delayed(world: World, seed: number, shift: number): World {
  const late = copyOf(world);
  for (const series of late.series) {
    const mean = series.mean;
    series.mean = Float64Array.from(mean, (_, t) =>
      delays.reduce((sum, share, i) => sum + share * (mean[t - 1 - i] ?? 0), 0),
    );
  }
  for (const [p, product] of late.products.entries()) {
    const orders = world.products[p]?.exposure ?? [];
    product.exposure = orders.map((_, t) => (t < shift ? 0 : (orders[t - shift] ?? null)));
  }
  drawCounts(createRandom(seed), late);
  return late;
}

/** Sixty days on which one review is copied 6 to 15 times into a series; of every burst `kept` copies are counted. */
export function copied(world: World, seed: number, kept: number): World {
  const random = createRandom(seed);
  const flooded = copyOf(world);
  for (let burst = 0; burst < 60; burst++) {
    const series = flooded.series[Math.floor(random.uniform() * flooded.series.length)];
    const t = world.scoredFrom + Math.floor(random.uniform() * (world.days - world.scoredFrom));
    const copies = 6 + Math.floor(10 * random.uniform());
    if (!series) continue;
    series.counts = series.counts.map((count, day) =>
      day === t && count !== null ? count + Math.min(copies, kept) : count,
    );
  }
  return flooded;
}
