import type { RankPeers, Standing } from '../compose/facts/rank.ts';
import { type Judged, judgePeers } from './rank-products.ts';

const enter = 0.9;
const stay = 0.6;
const options = { minExposure: 30, minExpected: 3 };

function sideOf(one: Judged, wasOn: 'black' | 'red' | null): Standing['side'] {
  if (one.insufficient) return 'insufficient';
  if (one.badCertainty >= (wasOn === 'black' ? stay : enter)) return 'black';
  if (one.goodCertainty >= (wasOn === 'red' ? stay : enter)) return 'red';
  return null;
}

/**
 * Judges one peer group by empirical Bayes, with memory: a product enters a list at 90 % certainty and stays while it
 * is 60 %. Below 30 of exposure, or where fewer than 3 complaints are expected and found, it is 数据不足.
 */
export const rankByPosterior: RankPeers = (contenders) => {
  const rows = contenders.map(({ productId, complaints, exposure }) => ({
    id: productId,
    complaints,
    exposure,
  }));
  const before = new Map(contenders.map(({ productId, wasOn }) => [productId, wasOn]));
  return judgePeers(rows, rows, options).map((one) => {
    const side = sideOf(one, before.get(one.id) ?? null);
    const { id, lower, upper, median } = one;
    return { productId: id, side, lower, upper, median, score: (side === 'red' ? upper : lower) / median };
  });
};
