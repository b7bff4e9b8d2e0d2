import { findHidden, type Heard } from '../../silent/find-hidden.ts';
import { createRandom, type Random } from '../random.ts';

/** Shops of 200 products, of which so many are worse in chats alone by so much. */
export interface SilentBench {
  hidden: number;
  factor: number;
  /** Share of the hidden ones found, and of the found ones that are not hidden. */
  found: number;
  falseShare: number;
  /** Shops in which somebody is falsely named. */
  falselyNamed: number;
}

const products = 200;

/** One shop: the product's own rate holds in both places, chats hold four times as many complaints as reviews. */
export function simulateShop(random: Random, hidden: number, factor: number): Heard[] {
  return Array.from({ length: products }, (_, i) => {
    const rate = 0.06 * Math.exp(0.5 * random.normal());
    const reviews = 5 + random.poisson(60 * Math.exp(0.8 * random.normal()));
    const chats = 5 + random.poisson(25 * Math.exp(0.8 * random.normal()));
    const inChats = Math.min(0.95, 4 * rate * (i < hidden ? factor : 1));
    const complaints = (of: number, share: number): number => Math.min(of, random.poisson(of * share));
    return {
      id: `p${String(i).padStart(3, '0')}`,
      reviews,
      reviewComplaints: complaints(reviews, rate),
      chats,
      chatComplaints: complaints(chats, inChats),
    };
  });
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Who is found to look good in reviews and bad in chats, when nobody does and when twenty do. */
export function benchSilent({ shops = 200, seed = 51 } = {}): SilentBench[] {
  const worlds = [
    { hidden: 0, factor: 1 },
    { hidden: 20, factor: 2 },
    { hidden: 20, factor: 3 },
  ];
  return worlds.map(({ hidden, factor }, n): SilentBench => {
    const random = createRandom(seed + n);
    const runs = Array.from({ length: shops }, () =>
      findHidden(simulateShop(random, hidden, factor)).map(({ id }) => Number(id.slice(1)) >= hidden),
    );
    const all = runs.flat();
    const wrong = all.filter(Boolean).length;
    return {
      hidden,
      factor,
      found: hidden > 0 ? round((all.length - wrong) / (hidden * shops)) : 0,
      falseShare: round(wrong / Math.max(1, all.length)),
      falselyNamed: round(runs.filter((run) => run.some(Boolean)).length / shops),
    };
  });
}
