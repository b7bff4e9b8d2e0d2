import type { Contender, RankPeers, Standing } from '../compose/facts/rank.ts';
import { gate, type Judgement, judgePeers } from './judge-peers.ts';

/** Nobody is blamed for fewer complaints than this. */
export const minComplaints = 3;
/** Where fewer complaints than this are expected at the median, and no gate is passed, nothing can be said. */
const minExpected = 1;

/** Where a product stands; its bounds are found when they are asked for. */
class Judged implements Standing {
  readonly productId: string;
  readonly complaints: number;
  readonly exposure: number;
  readonly praises?: number;
  readonly judged: boolean;
  readonly bad: number;
  readonly good: number;
  readonly median: number;
  readonly #judgement: Judgement;

  constructor(contender: Contender, isEnough: boolean, judgement: Judgement) {
    this.productId = contender.productId;
    this.complaints = contender.complaints;
    this.exposure = contender.exposure;
    if (contender.praises !== undefined) this.praises = contender.praises;
    this.judged = isEnough;
    this.bad = judgement.bad;
    this.good = judgement.good;
    this.median = judgement.median;
    this.#judgement = judgement;
  }

  get lower(): number {
    return this.#judgement.lower;
  }

  get upper(): number {
    return this.#judgement.upper;
  }
}

/**
 * Judges one peer group by empirical Bayes. Without exposure, or with less than one complaint expected at the median and
 * neither gate passed, a product is 数据不足; no product is certainly good for having no complaints alone.
 */
export const rankByEvidence: RankPeers = (contenders) => {
  const judged = judgePeers(
    contenders.every(({ exposure }) => exposure >= 0)
      ? contenders
      : contenders.map((one) => ({ ...one, exposure: Math.max(0, one.exposure) })),
  );
  return contenders.flatMap((contender, i): Standing[] => {
    const one = judged[i];
    if (!one) return [];
    const { complaints, exposure } = contender;
    const { median, bad, good } = one;
    const certain = (complaints >= minComplaints && bad >= gate) || good >= gate;
    const enough = exposure > 0 && (certain || exposure * median >= minExpected);
    return [new Judged(contender, enough, one)];
  });
};
