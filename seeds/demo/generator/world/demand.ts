import { dayCount, dayOf, weekdayOf, weekOf } from '../base/calendar.ts';
import { createRandom, type Random } from '../base/random.ts';
import type { Listing, Product } from './catalog.ts';

/** Units of one listing (or one sku of it) per day; index 0 is the first day of warm-up. */
export interface Series {
  listing: Listing;
  sku: string;
  orders: number[];
  signed: number[];
  returned: number[];
}

/** Days simulated before day 0, so that the first week already receives parcels and voices. */
export const warmup = 20;
/** Listings of these products are counted by sku from this day on. */
const skuGrain = new Map([['A2031', dayOf('2026-11-09')]]);

// Multipliers at the middle of May .. November.
const curves: Record<string, readonly number[]> = {
  y: [1, 1, 1, 1, 1, 1.05, 1.1],
  s: [1.2, 1.6, 1.5, 1.05, 0.5, 0.2, 0.1],
  w: [0.05, 0.05, 0.06, 0.2, 0.65, 1.6, 2.4],
  a: [0.7, 0.4, 0.4, 0.85, 1.6, 1.7, 1.2],
};
const weekdayFactor = [0.98, 0.95, 0.95, 0.97, 1, 1.06, 1.12];
const campaignDays: Record<string, number> = {
  '2026-06-16': 1.9,
  '2026-06-17': 1.8,
  '2026-06-18': 4.2,
  '2026-06-19': 1.3,
  '2026-06-20': 1.2,
  '2026-11-01': 2.2,
  '2026-11-10': 2.6,
  '2026-11-11': 4.4,
  '2026-11-12': 0.8,
};
const boosts = [
  { product: 'A1205', from: dayOf('2026-09-28'), to: dayOf('2026-10-04'), factor: 10 },
  { product: 'B1107', from: dayOf('2026-10-19'), to: dayOf('2026-11-08'), factor: 3 },
];
const scale = 0.86;

function seasonFactor(curve: string, day: number): number {
  const values = curves[curve] ?? [1];
  const position = Math.max(0, (day + 10) / 30.5);
  const low = Math.min(values.length - 1, Math.floor(position));
  const high = Math.min(values.length - 1, low + 1);
  const left = values[low] ?? 1;
  return left + ((values[high] ?? left) - left) * (position - Math.floor(position));
}

function campaignFactor(day: number): number {
  for (const [date, factor] of Object.entries(campaignDays)) if (dayOf(date) === day) return factor;
  return day >= dayOf('2026-11-02') && day <= dayOf('2026-11-09') ? 1.35 : 1;
}

function launchFactor(product: Product, day: number): number {
  const age = day - dayOf(product.launch);
  if (age < 0) return 0;
  return age < 21 ? 0.3 + (0.7 * age) / 21 : 1;
}

function meanOrders(product: Product, day: number): number {
  const boost = boosts.find((b) => b.product === product.id && day >= b.from && day <= b.to)?.factor ?? 1;
  const base = (product.weekly * scale * (weekdayFactor[weekdayOf(day)] ?? 1)) / 7;
  return (
    base *
    seasonFactor(product.curve, day) *
    campaignFactor(day) *
    launchFactor(product, day) *
    (product.id === 'A1205' && boost > 1 ? boost / seasonFactor(product.curve, day) : boost)
  );
}

function deliver(random: Random, series: Series, index: number): void {
  const day = index - warmup;
  const crowded = day >= dayOf('2026-11-10') && day <= dayOf('2026-11-12');
  const returnRate = series.listing.product.domain === 'clothes' ? 0.11 : 0.03;
  for (let unit = 0; unit < (series.orders[index] ?? 0); unit += 1) {
    if (random.chance(0.035)) continue;
    const arrival = index + 2 + random.weighted([20, 35, 25, 13, 7]) + (crowded ? random.int(0, 2) : 0);
    series.signed[arrival] = (series.signed[arrival] ?? 0) + 1;
    if (!random.chance(returnRate)) continue;
    const back = arrival + random.int(2, 8);
    series.returned[back] = (series.returned[back] ?? 0) + 1;
  }
}

function simulate(seed: number, listing: Listing, sku: string, share: number): Series {
  const random = createRandom(seed, `demand:${listing.id}:${sku}`);
  const length = warmup + dayCount + 16;
  const zeros = (): number[] => new Array<number>(length).fill(0);
  const series: Series = { listing, sku, orders: zeros(), signed: zeros(), returned: zeros() };
  const weekNoise = new Map<number, number>();
  for (let index = 0; index < warmup + dayCount; index += 1) {
    const week = weekOf(index - warmup);
    const noise = weekNoise.get(week) ?? 0.88 + random.next() * 0.24;
    weekNoise.set(week, noise);
    const mean = meanOrders(listing.product, index - warmup) * listing.share * share * noise;
    series.orders[index] = random.poisson(mean);
    deliver(random, series, index);
  }
  return series;
}

/** Weight of a sku inside its listing: middle sizes and the first colour sell more. */
export function skuWeights(listing: Listing): number[] {
  const { colours, sizes } = listing.product;
  return listing.skus.map((sku) => {
    const size = sizes.indexOf(sku.size);
    const middle = (sizes.length - 1) / 2;
    return (1 / (1 + Math.abs(size - middle) * 0.6)) * (1 / (1 + colours.indexOf(sku.colour) * 0.45));
  });
}

/** Daily series of every listing; of every sku where the product is counted by sku. */
export function simulateDemand(seed: number, listings: readonly Listing[]): Series[] {
  return listings.flatMap((listing) => {
    if (!skuGrain.has(listing.product.id)) return [simulate(seed, listing, '', 1)];
    const weights = skuWeights(listing);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return listing.skus.map((sku, i) => simulate(seed, listing, sku.code, (weights[i] ?? 0) / total));
  });
}

/** First day from which the series of a product are written by sku; before it, and for others, by listing. */
export function skuGrainFrom(productId: string): number {
  return skuGrain.get(productId) ?? Number.POSITIVE_INFINITY;
}
