import type { RankPeers, Standing } from '../compose/facts/rank.ts';
import { gate, judgePeers } from './judge-peers.ts';

/** Nobody is blamed for fewer complaints than this. */
export const minComplaints = 3;
/** Where fewer complaints than this are expected at the median, and no gate is passed, nothing can be said. */
const minExpected = 1;

/**
 * Judges one peer group by empirical Bayes. Without exposure, or with less than one complaint expected at the median and
 * neither gate passed, a product is 数据不足; no product is certainly good for having no complaints alone.
 */
export const rankByEvidence: RankPeers = (contenders) => {
  const judged = judgePeers(
    contenders.map(({ complaints, exposure }) => ({ complaints, exposure: Math.max(0, exposure) })),
  );
  return contenders.flatMap((contender, i): Standing[] => {
    const one = judged[i];
    if (!one) return [];
    const { complaints, exposure } = contender;
    const { median, bad, good } = one;
    const certain = (complaints >= minComplaints && bad >= gate) || good >= gate;
    const enough = exposure > 0 && (certain || exposure * median >= minExpected);
    return [
      {
        ...contender,
        judged: enough,
        bad,
        good,
        get lower() {
          return one.lower;
        },
        get upper() {
          return one.upper;
        },
        median,
      },
    ];
  });
};
