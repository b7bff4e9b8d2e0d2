import { createRandom, type Random } from '../random.ts';
import type { Spike, World, WorldSeries } from './world.ts';

export interface WorldOptions {
  products?: number;
  days?: number;
  spikes?: number;
  /** Products that are launched while the detector runs. */
  launches?: number;
  /** Categories of a product that one spike hits. */
  categoriesHit?: number;
  campaigns?: boolean;
  /** Days that a spike lasts: 2 to 7, or to the end of the world (a level that stays). */
  isLasting?: boolean;
  kinds?: readonly Kind[];
}

export interface Kind {
  category: string;
  /** Median complaints per item. */
  rate: number;
  /** Complaints per item in a campaign, over other times. */
  inCampaign: number;
  /** Monday to Sunday. */
  weekdays: readonly number[];
}

/** Burn-in before anything is scored. */
const scoredFrom = 42;
const orderWeekdays = [0.95, 0.92, 0.95, 1, 1.05, 1.1, 1.03];
export const kind = (category: string, rate: number, inCampaign: number, ...weekdays: number[]): Kind => ({
  category,
  rate,
  inCampaign,
  weekdays,
});
const usualKinds: readonly Kind[] = [
  kind('description_mismatch', 0.0092, 1, 1.16, 1.09, 1.02, 1, 0.89, 0.88, 0.96),
  kind('quality', 0.0116, 1, 1.09, 1.07, 0.98, 0.97, 0.99, 0.95, 0.95),
  kind('logistics', 0.0139, 1.3, 1.24, 1.12, 1.02, 1, 0.94, 0.82, 0.86),
  kind('service', 0.006, 1, 1.1, 1.02, 0.97, 0.99, 0.98, 0.98, 0.96),
  kind('packaging', 0.0048, 1, 1.1, 1.04, 0.98, 0.94, 0.97, 0.97, 1),
];
/** The weeks of 618 and of the presale of Double 11, in days from a start on 5 May. */
const campaignDays = (t: number): boolean => (t >= 42 && t <= 48) || (t >= 168 && t <= 174);

interface Selling {
  launch: number;
  /** Items of each day, whether or not their feed arrived. */
  items: number[];
  exposure: (number | null)[];
}

/** Items a day: log-normal over products, with a weekly cycle, a trend, noise, campaigns and missing feeds. */
function drawSelling(random: Random, launch: number, days: number, campaign: readonly boolean[]): Selling {
  const level = 35 * Math.exp(1.4 * random.normal());
  const trend = 0.33 * random.normal();
  const lifts = [3 + 2 * random.uniform(), 3 + 2 * random.uniform()];
  const items = Array.from({ length: days }, (_, t) => {
    if (t < launch) return 0;
    const lift = campaign[t] ? (lifts[t < 100 ? 0 : 1] ?? 1) : 1;
    const noise = Math.exp(0.12 * random.normal());
    const drift = Math.exp(trend * (t / days - 0.5));
    return Math.max(3, random.poisson(level * (orderWeekdays[t % 7] ?? 1) * lift * noise * drift));
  });
  return { launch, items, exposure: items.map((sold) => (random.uniform() < 0.015 ? null : sold)) };
}

/** The true means of one series; its mean count outside campaigns is held in 0.02 to 5 a day. */
function drawMeans(random: Random, { items, launch }: Selling, kind: Kind, campaign: readonly boolean[]) {
  const rate = kind.rate * Math.exp(0.7 * random.normal());
  const means = items.map(
    (sold, t) => sold * rate * (kind.weekdays[t % 7] ?? 1) * (campaign[t] ? kind.inCampaign : 1),
  );
  const ordinary = means.filter((_, t) => t >= launch && !campaign[t]);
  const average = ordinary.reduce((sum, mean) => sum + mean, 0) / Math.max(1, ordinary.length);
  const held = Math.min(5, Math.max(0.02, average)) / average;
  return Float64Array.from(means, (mean) => mean * held);
}

function drawSpike(random: Random, world: World, series: number, options: Required<WorldOptions>): Spike {
  const { exposure = [], launch = 0 } = world.products[world.series[series]?.product ?? 0] ?? {};
  const size = 2 * 5 ** random.uniform();
  const from = Math.max(scoredFrom, launch);
  const length = options.isLasting ? world.days : 2 + Math.floor(6 * random.uniform());
  const room = options.isLasting ? 42 : world.days - from - 7;
  const start = from + Math.floor(Math.max(1, room) * random.uniform());
  const end = Math.min(world.days - 1, start + length - 1);
  let baseline = 0;
  for (let t = start; t <= end; t++) if (exposure[t]) baseline += world.series[series]?.mean[t] ?? 0;
  return { series, start, end, size, excess: baseline * (size - 1) };
}

/** Spikes on products drawn anew each time, 40 % of them on the first category. */
function drawSpikes(random: Random, world: World, options: Required<WorldOptions>): Spike[] {
  const { kinds } = options;
  const spikes: Spike[] = [];
  const used = new Set<number>();
  while (spikes.length < options.spikes) {
    const product = Math.floor(random.uniform() * world.products.length);
    const own = random.uniform() < 0.4 ? 0 : 1 + Math.floor((kinds.length - 1) * random.uniform());
    const first = product * kinds.length + own;
    if (used.has(first)) continue;
    const spike = drawSpike(random, world, first, options);
    for (let i = 0; i < options.categoriesHit; i++) {
      const series = product * kinds.length + ((own + i) % kinds.length);
      const mean = world.series[series]?.mean ?? new Float64Array();
      const baseline = mean.subarray(spike.start, spike.end + 1).reduce((sum, one) => sum + one, 0);
      used.add(series);
      spikes.push(i === 0 ? spike : { ...spike, series, excess: baseline * (spike.size - 1) });
    }
  }
  return spikes;
}

/** Draws the complaints of a world, anew, from its means and its spikes. */
export function drawCounts(random: Random, world: World): void {
  const sizes = new Map<number, Spike[]>();
  for (const spike of world.spikes) sizes.set(spike.series, [...(sizes.get(spike.series) ?? []), spike]);
  for (const [i, series] of world.series.entries()) {
    const own = sizes.get(i) ?? [];
    series.counts = Array.from(series.mean, (mean, t) => {
      const spiked = own.reduce(
        (all, { start, end, size }) => (t >= start && t <= end ? all * size : all),
        1,
      );
      const count = random.poisson((mean * spiked * random.gamma(series.size)) / series.size);
      return world.products[series.product]?.exposure[t] == null ? null : count;
    });
  }
}

export const worldDefaults: Required<WorldOptions> = {
  products: 200,
  days: 182,
  spikes: 60,
  launches: 20,
  categoriesHit: 1,
  campaigns: true,
  isLasting: false,
  kinds: usualKinds,
};

/**
 * Products times five categories over half a year: items a day log-normal (median 35, sigma 1.4), mean complaints 0.02
 * to 5 a day with negative binomial noise of size about 8, a weekly cycle in orders and complaints, trends, 1.5 % missing
 * product-days, two campaign weeks of 3 to 5 times the items (logistics 1.3 times the complaints per item), 20 launches,
 * and 60 spikes of 2 to 10 times (log-uniform) over 2 to 7 days, 40 % in one category.
 */
export function generateWorld(seed: number, given: WorldOptions = {}): World {
  const options = { ...worldDefaults, ...given };
  const random = createRandom(seed);
  const { days } = options;
  const campaign = Array.from({ length: days }, (_, t) => options.campaigns && campaignDays(t));
  const world: World = {
    start: '2025-05-05',
    days,
    scoredFrom,
    products: [],
    series: [],
    spikes: [],
    campaign,
  };
  for (let p = 0; p < options.products; p++) {
    const launch = p < options.launches ? scoredFrom + Math.floor((days / 2) * random.uniform()) : 0;
    const selling = drawSelling(random, launch, days, campaign);
    const id = `P${String(p).padStart(5, '0')}`;
    world.products.push({ id, launch, exposure: selling.exposure });
    for (const kind of options.kinds) {
      const mean = drawMeans(random, selling, kind, campaign);
      const size = 8 * Math.exp(0.3 * random.normal());
      world.series.push({
        id: `${id}|${kind.category}`,
        product: p,
        category: kind.category,
        counts: [],
        mean,
        size,
      });
    }
  }
  world.spikes = drawSpikes(random, world, options);
  drawCounts(random, world);
  return world;
}

export type { WorldSeries };
