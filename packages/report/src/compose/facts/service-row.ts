/** Whole seconds: the median with its 90 % interval, and what nine in ten stay under. */
export interface Quantiles {
  median: number;
  lower: number;
  upper: number;
  p90: number;
}

/** Conversations of a shop, team, vendor or problem, or of all. */
export interface ServiceRow {
  by: 'all' | 'shop' | 'team' | 'vendor' | 'problem';
  name: string;
  chats: number;
  /** With the time of the customer's first words; answered after it; within the promised time. */
  timed: number;
  answered: number;
  within: number;
  response: Quantiles | null;
  resolved: number;
  /** Resolved and answered; within the promised time; how long it took from the customer's first words to the last answer. */
  settled: number;
  settledWithin: number;
  resolution: Quantiles | null;
  /** Of known customers; those of them who came within seven days after another conversation. */
  known: number;
  again: number;
  /** Of the seven days before the last seven; of them resolved and not followed by another. */
  watched: number;
  firstContact: number;
}
