import { fitSpread } from '../../attribution/fit-spread.ts';
import { splitChange } from '../../attribution/split-change.ts';
import type { Member } from '../../attribution/types.ts';
import { createRandom, type Random } from '../random.ts';

/** Weeks of a shop in which one product's rate is so many times its usual one (1: nothing has changed). */
export interface AttributionBench {
  factor: number;
  /** Share of weeks in which the product is named; of weeks with a product named that has not changed. */
  found: number;
  falselyNamed: number;
  /** Share of named products that have not changed: the false discovery rate. */
  falseShare: number;
  /** The same of naming whoever has more than a fifth of all increases, as reports commonly do. */
  naiveFound: number;
  naiveFalselyNamed: number;
}

const products = 60;
const minCount = 3;

interface Shop {
  rates: number[];
  units: number[];
}

const createShop = (random: Random): Shop => ({
  rates: Array.from({ length: products }, () => 0.004 * Math.exp(0.6 * random.normal())),
  units: Array.from({ length: products }, () => 250 * Math.exp(1.2 * random.normal())),
});

/** One week: sales move by 30 %, rates by a gamma level (size 40), complaints are Poisson. */
function week(random: Random, { rates, units }: Shop, factor: number): { x: number[]; e: number[] } {
  const e = units.map((one) => Math.round(one * Math.exp(0.3 * random.normal())) + 1);
  const x = rates.map((rate, i) =>
    random.poisson((rate * (i === 0 ? factor : 1) * (e[i] ?? 0) * random.gamma(40)) / 40),
  );
  return { x, e };
}

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

function naive(members: readonly Member[]): string[] {
  const excess = members.map(({ id, x0, e0, x1, e1 }) => ({ id, x1, more: x1 - (x0 / e0) * e1 }));
  const all = sum(excess.map(({ more }) => Math.max(0, more)));
  return excess.filter(({ more, x1 }) => x1 >= minCount && more > 0.2 * all).map(({ id }) => id);
}

function run(random: Random, factor: number): { named: string[]; naive: string[] } {
  const shop = createShop(random);
  shop.units[0] = 1500;
  const history = Array.from({ length: 12 }, () => week(random, shop, 1));
  const phi = fitSpread(
    history.map(({ x }) => sum(x)),
    history.map(({ e }) => sum(e)),
  );
  const [before, now] = [week(random, shop, 1), week(random, shop, factor)];
  const members = before.x.map((x0, i) => ({
    id: `p${i}`,
    x0,
    e0: before.e[i] ?? 0,
    x1: now.x[i] ?? 0,
    e1: now.e[i] ?? 0,
  }));
  const named = splitChange(members, phi).parts.filter(({ rate }) => rate > 0);
  return { named: named.map(({ id }) => id), naive: naive(members) };
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Week over week in a simulated shop of 60 products: who is named for a rise, when one has risen and when nobody has. */
export function benchAttribution({ weeks = 2000, seed = 31 } = {}): AttributionBench[] {
  return [1, 2, 3, 5].map((factor): AttributionBench => {
    const random = createRandom(seed + factor);
    const runs = Array.from({ length: weeks }, () => run(random, factor));
    const isFalse = (id: string): boolean => factor === 1 || id !== 'p0';
    const share = (of: (one: (typeof runs)[number]) => boolean): number =>
      round(runs.filter(of).length / weeks);
    const named = runs.flatMap((one) => one.named);
    return {
      factor,
      found: share((one) => one.named.includes('p0')),
      falselyNamed: share((one) => one.named.some(isFalse)),
      falseShare: round(named.filter(isFalse).length / Math.max(1, named.length)),
      naiveFound: share((one) => one.naive.includes('p0')),
      naiveFalselyNamed: share((one) => one.naive.some(isFalse)),
    };
  });
}
