/** A product of one peer group in one window: complaints of its own and exposure. */
export interface Contender {
  productId: string;
  complaints: number;
  exposure: number;
  /** The side it was listed on one window earlier. */
  wasOn: 'black' | 'red' | null;
}

/** Where a product stands among its peers; rates are 0 to 1. */
export interface Standing {
  productId: string;
  /** Null when neither, `insufficient` when there is too little evidence to say. */
  side: 'black' | 'red' | 'insufficient' | null;
  /** Interval of its rate, and its peers' median rate. */
  lower: number;
  upper: number;
  median: number;
  /** Lower (black) or upper (red) bound over the median: the order of the list. */
  score: number;
}

/** Judges one peer group; pure. */
export type RankPeers = (contenders: readonly Contender[]) => Standing[];

/** A listed product stays while it is at least this certain, so that lists do not flicker from week to week. */
export const stayCertainty = 0.6;
