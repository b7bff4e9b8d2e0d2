import { wilsonInterval } from '../../stats/wilson.ts';
import type { Contender, RankPeers, Standing } from './rank.ts';
import { z90 } from './rate.ts';

/** How far from the median counts as bad or good. */
const factor = 1.5;
/** A product that would have fewer complaints than this at its peers' median says nothing, unless it has them. */
const minExpected = 3;

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (index: number): number => sorted[index] ?? 0;
  return sorted.length % 2 === 1 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2;
}

function stand({ productId, complaints, exposure }: Contender, median: number): Standing {
  const { lower, upper } = wilsonInterval(Math.min(complaints, exposure), exposure, z90);
  const over = (bound: number): number => (median > 0 ? bound / median : 0);
  const base = { productId, lower, upper, median };
  if (median > 0 && lower > factor * median && complaints >= minExpected)
    return { ...base, side: 'black', score: over(lower) };
  if (Math.max(complaints, exposure * median) < minExpected)
    return { ...base, side: 'insufficient', score: 0 };
  if (median > 0 && upper < median / factor) return { ...base, side: 'red', score: over(upper) };
  return { ...base, side: null, score: over(lower) };
}

/** The plain judge: the 90 % Wilson interval wholly beyond 1.5 times (below two thirds of) the peers' median rate. */
export const rankByWilson: RankPeers = (contenders) => {
  const median = medianOf(contenders.map(({ complaints, exposure }) => complaints / exposure));
  return contenders.map((contender) => stand(contender, median));
};
