/** Complaints over their exposure in one window. */
export interface Counted {
  count: number;
  exposure: number;
}

/** What an action was meant to change, counted in windows that were fixed before. */
export interface EffectInput {
  /** Which way the rate should go. */
  direction: 'down' | 'up';
  /** From the end of the window that triggered the action to the day it was closed: nobody chose these days for being high. */
  before: Counted & { days: number };
  after: Counted & { days: number };
  /** The same windows of products of the type that nothing was done to. */
  peers: readonly { before: Counted; after: Counted }[];
  /** Weekly counts of the product and its peers before the trigger, by member: how much a rate varies by itself. */
  history: readonly (readonly Counted[])[];
}

export type Verdict = '有效' | '没有证据表明有效' | '变差';

/** Rate after over rate before, against the peers' ratio. */
export interface Effect {
  verdict: Verdict;
  ratio: number;
  /** 90 % interval: a verdict is wrong in at most 5 % of actions that did nothing. */
  lower: number;
  upper: number;
  /** Peers' own ratio, 1 where there are none to compare with. */
  peerRatio: number;
  peers: number;
}
