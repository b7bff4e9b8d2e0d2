import { type Contender, type RankPeers, type Standing, stayCertainty } from '../compose/facts/rank.ts';
import { gate, type Judgement, judgePeers } from './judge-peers.ts';

/** Nobody is blamed for fewer complaints than this. */
const minComplaints = 3;
/** Where fewer complaints than this are expected at the median, and no gate is passed, nothing can be said. */
const minExpected = 1;

function sideOf(
  { complaints, exposure, wasOn }: Contender,
  { bad, good, median }: Judgement,
): Standing['side'] {
  if (complaints >= minComplaints && bad >= (wasOn === 'black' ? stayCertainty : gate)) return 'black';
  if (good >= (wasOn === 'red' ? stayCertainty : gate)) return 'red';
  return exposure * median < minExpected ? 'insufficient' : null;
}

/**
 * Judges one peer group by empirical Bayes, with memory. Black: at least 3 complaints and P(rate > 1.5 median) >= 0.9;
 * red: P(rate < median / 1.5) >= 0.9, which no product reaches by having no complaints alone; who was on that list
 * stays down to 0.6. The score is the 5 % (red: 95 %) posterior bound over the median. Without exposure, or with less
 * than one complaint expected at the median and neither, it is 数据不足.
 */
export const rankByEvidence: RankPeers = (contenders) => {
  const judged = judgePeers(
    contenders.map(({ complaints, exposure }) => ({ complaints, exposure: Math.max(0, exposure) })),
  );
  return contenders.flatMap((contender, i): Standing[] => {
    const one = judged[i];
    if (!one) return [];
    const { productId, exposure } = contender;
    const { lower, upper, median } = one;
    const side = exposure > 0 ? sideOf(contender, one) : 'insufficient';
    return [{ productId, side, lower, upper, median, score: (side === 'red' ? upper : lower) / median }];
  });
};
