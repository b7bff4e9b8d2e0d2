import { expect, test } from 'vitest';
import { createRandom, type Random } from '../bench/random.ts';
import type { Contender } from '../compose/facts/rank.ts';
import { itemsAtRisk } from '../exposure/at-risk.ts';
import { assumedDelays, type Delay, longestDelay } from '../exposure/delay.ts';
import { type DelayRow, learnDelays } from '../exposure/learn-delays.ts';
import { nobody, placeProducts } from './place-products.ts';
import { rankByEvidence } from './rank-peers.ts';

const days = 168;
const campaignStart = 84;
const window = 28;
/** True share of complaints on each day after the signing, 0 to 20: few at once, most in the second week. */
const spoken = Array.from({ length: 21 }, (_, day) => day * Math.exp(-day / 4));
const all = spoken.reduce((sum, one) => sum + one, 0);

interface Product {
  productId: string;
  units: number[];
  complaints: number[];
}

/** Units of a day and, from each, complaints on later days; a campaign product sells ten times as much for a week. */
function sell(random: Random, productId: string, rate: number, campaign: boolean, seen: DelayRow[]): Product {
  const units = Array.from({ length: days }, (_, t) =>
    random.poisson(campaign && t >= campaignStart && t < campaignStart + 7 ? 600 : 60),
  );
  const complaints = new Array<number>(days).fill(0);
  units.forEach((sold, t) => {
    spoken.forEach((weight, delay) => {
      const heard = random.poisson((sold * rate * weight) / all);
      if (heard === 0 || t + delay >= days) return;
      complaints[t + delay] = (complaints[t + delay] ?? 0) + heard;
      const limit = Math.min(longestDelay, days - 1 - t);
      seen.push({ kind: 'review', productType: '女装', delay, limit, count: heard });
    });
  });
  return { productId, units, complaints };
}

/** Forty products of one 类目 whose quality never changes; the first eight have a campaign and the usual rate. */
function company(seed: number): { products: Product[]; seen: DelayRow[] } {
  const random = createRandom(seed);
  const seen: DelayRow[] = [];
  const products = Array.from({ length: 40 }, (_, i) =>
    sell(random, `P${i}`, i < 8 ? 0.01 : (0.01 * random.gamma(6)) / 6, i < 8, seen),
  );
  return { products, seen };
}

const sumOf = (values: readonly (number | null)[], from: number): number =>
  values.slice(from, from + window).reduce<number>((sum, one) => sum + (one ?? 0), 0);

/** Campaign products that any weekly list after the first two months blackens. */
function blackened(
  seed: number,
  exposureOf: (product: Product, delay: Delay) => (number | null)[],
): string[] {
  const { products, seen } = company(seed);
  const delay = learnDelays(seen, assumedDelays.signed).of({ productType: '女装' });
  const exposed = products.map((product) => ({ ...product, exposure: exposureOf(product, delay) }));
  const found = new Set<string>();
  let placed = nobody;
  for (let start = 56; start + window <= days; start += 7) {
    const contenders = exposed.map(
      ({ productId, complaints, exposure }): Contender => ({
        productId,
        complaints: sumOf(complaints, start),
        exposure: Math.round(sumOf(exposure, start)),
      }),
    );
    placed = placeProducts(rankByEvidence(contenders), placed.places, 10);
    for (const { productId } of placed.black) found.add(productId);
  }
  return [...found].filter((id) => Number(id.slice(1)) < 8);
}

const seeds = [1, 2, 3];

test('a campaign of constant quality blackens nobody, in any week before, during or after it', () => {
  for (const seed of seeds) {
    expect(blackened(seed, ({ units }, delay) => itemsAtRisk(units, delay.shares))).toEqual([]);
  }
}, 30_000);

test('over the units of the same days it would, since complaints come when the units have gone back', () => {
  expect(seeds.flatMap((seed) => blackened(seed, ({ units }) => units)).length).toBeGreaterThan(0);
}, 30_000);
