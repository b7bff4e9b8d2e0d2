/** A product of one peer group in one window: complaints of its own and exposure. */
export interface Contender {
  productId: string;
  complaints: number;
  exposure: number;
  /** Voices that praise what complaints would count for; what is not given is not asked for. */
  praises?: number;
}

/** Where a product stands among its peers; rates are 0 to 1. */
export interface Standing extends Contender {
  /** False where there is too little evidence to say anything (数据不足). */
  judged: boolean;
  /** P(rate > 1.5 median) and P(rate < median / 1.5). */
  bad: number;
  good: number;
  /** 90 % interval of its rate, and its peers' median rate. */
  lower: number;
  upper: number;
  median: number;
}

/** Judges one peer group; pure. */
export type RankPeers = (contenders: readonly Contender[]) => Standing[];
