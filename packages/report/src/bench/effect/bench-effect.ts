import { testEffect } from '../../effect/test-effect.ts';
import type { Counted } from '../../effect/types.ts';
import { createRandom, type Random } from '../random.ts';

/** Of the actions of one kind: what was called. */
export interface EffectBench {
  /** Usual complaints of the product a week. */
  weekly: number;
  /** How many times the usual rate the problem is (1: there is none, the week was high by chance). */
  problem: number;
  /** What the action does: the rate after over the problem's rate. */
  effect: number;
  effective: number;
  worse: number;
  /** Of a comparison that takes the triggering week as the before window. */
  naiveEffective: number;
}

const weeks = 12;
const peerCount = 15;
const unitsAWeek = 1000;

interface World {
  weekly: number;
  problem: number;
  effect: number;
}

/** Complaints of a span: a gamma level for every week (size 20), the market's movement, Poisson. */
function count(random: Random, mean: number, days: number): number {
  let sum = 0;
  for (let left = days; left > 0; left -= 7) {
    const part = Math.min(7, left) / 7;
    sum += random.poisson((mean * part * random.gamma(20)) / 20);
  }
  return sum;
}

const counted = (count: number, days: number): Counted => ({ count, exposure: (unitsAWeek * days) / 7 });

/** One action: products are watched until one has a week beyond twice its usual level; five days pass, it is acted on. */
function act(random: Random, { weekly, problem, effect }: World) {
  const [interim, observed] = [5, 14];
  const market = Math.exp(0.15 * random.normal());
  const rate = weekly * Math.exp(0.5 * random.normal());
  let trigger = 0;
  for (let tries = 0; tries < 5000; tries++) {
    trigger = count(random, rate * problem, 7);
    if (trigger >= 3 && trigger >= 2 * rate) break;
  }
  const peers = Array.from({ length: peerCount }, () => weekly * Math.exp(0.5 * random.normal()));
  const history = [rate, ...peers].map((one) =>
    Array.from({ length: weeks }, () => counted(count(random, one, 7), 7)),
  );
  const after = count(random, rate * problem * effect * market, observed);
  const pairs = peers.map((one) => ({
    before: counted(count(random, one, interim), interim),
    after: counted(count(random, one * market, observed), observed),
  }));
  const common = {
    direction: 'down' as const,
    peers: pairs,
    history,
    after: { ...counted(after, observed), days: observed },
  };
  const before = count(random, rate * problem, interim);
  return {
    honest: testEffect({ ...common, before: { ...counted(before, interim), days: interim } }),
    naive: testEffect({ ...common, before: { ...counted(trigger, 7), days: 7 } }),
  };
}

const share = (hits: number, of: number): number => Math.round((hits / of) * 1e4) / 1e4;

/**
 * Actions in a simulated shop: 15 peers, a market that moves by 15 %, weeks that vary by 22 % (gamma, size 20), products
 * acted on because a week was at least twice the usual. First no problem at all, then problems with actions of no, some
 * and full effect (the rate back to usual).
 */
export function benchEffect({ actions = 2000, seed = 71 } = {}): EffectBench[] {
  const worlds = [2, 5, 15].flatMap((weekly): World[] => [
    { weekly, problem: 1, effect: 1 },
    { weekly, problem: 4, effect: 1 },
    { weekly, problem: 4, effect: 0.5 },
    { weekly, problem: 4, effect: 0.25 },
    { weekly, problem: 8, effect: 0.125 },
    { weekly, problem: 4, effect: 2 },
  ]);
  return worlds.map((world, i): EffectBench => {
    const random = createRandom(seed + i);
    let [effective, worse, naive] = [0, 0, 0];
    for (let n = 0; n < actions; n++) {
      const found = act(random, world);
      if (found.honest?.verdict === '有效') effective++;
      if (found.honest?.verdict === '变差') worse++;
      if (found.naive?.verdict === '有效') naive++;
    }
    return {
      ...world,
      effective: share(effective, actions),
      worse: share(worse, actions),
      naiveEffective: share(naive, actions),
    };
  });
}
