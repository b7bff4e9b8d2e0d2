/** Voices later than this many days after the order (or the signing) are not waited for. */
export const longestDelay = 60;

/** When customers speak after they order or sign: the share of voices on each day 0 to 60; sums to 1. */
export interface Delay {
  shares: readonly number[];
  /** Share heard within so many whole days: none in 0, all in 61. */
  heardIn(days: number): number;
}

/** A delay from weights by day; they are brought to a sum of 1. */
export function toDelay(weights: readonly number[]): Delay {
  const sum = weights.reduce((all, one) => all + one, 0);
  const shares = Array.from({ length: longestDelay + 1 }, (_, day) => (weights[day] ?? 0) / sum);
  const heard = [0];
  for (const share of shares) heard.push((heard.at(-1) ?? 0) + share);
  return {
    shares,
    heardIn: (days) => (days > longestDelay ? 1 : (heard[Math.max(0, days)] ?? 0)),
  };
}

/** Discretised exponential of a mean in days: what is assumed before anything was learned. */
const assumed = (mean: number): Delay =>
  toDelay(Array.from({ length: longestDelay + 1 }, (_, day) => Math.exp(-day / mean)));

export const assumedDelays = { signed: assumed(5), ordered: assumed(10) } as const;
