import type { Contender } from '../compose/facts/rank.ts';
import { fitRates } from '../stats/fit-rates.ts';
import { factor } from './judge-peers.ts';
import { stayCertainty } from './place-products.ts';

/**
 * Most complaints at its present exposure with which a product would no longer be held to be bad: the largest x with
 * P(rate > 1.5 median | x) < 50 %, peers as they are. 0 where even none would not do, which takes next to no exposure.
 */
export function leaveLimit({ complaints, exposure }: Contender, peers: readonly Contender[]): number {
  const prior = fitRates(peers);
  const bad = (x: number): number =>
    1 - prior.posterior({ complaints: x, exposure }).below(factor * prior.median);
  let [low, high] = [0, complaints];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (bad(middle) < stayCertainty) low = middle;
    else high = middle;
  }
  return low;
}
