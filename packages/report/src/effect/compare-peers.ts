import type { Counted, EffectInput } from './types.ts';

/** Fewer complaints than this among all peers in a window say nothing about what the market did. */
const minComplaints = 10;

/** What happened to those to whom nothing was done. */
export interface PeerChange {
  /** Rate after over before; 1 without enough peers. */
  ratio: number;
  /** Variance of its logarithm. */
  variance: number;
  used: number;
}

/** Variance that weeks add to the logarithm of a rate; a shorter window varies like a week. */
export const weekly = (phi: number, days: number): number => phi / Math.max(1, days / 7);

/**
 * Ratio of the peers' pooled rates, with the variance of its logarithm: that of the counts and their week-to-week
 * variation, spread over as many peers as carry the counts. Without enough of them the market is taken as unmoved, and
 * that it may have moved by one week's variation is part of the variance.
 */
export function comparePeers({ peers, before, after }: EffectInput, phi: number): PeerChange {
  const seen = peers.filter((peer) => peer.before.exposure > 0 && peer.after.exposure > 0);
  const sum = (window: 'before' | 'after', of: (one: Counted) => number): number =>
    seen.reduce((all, peer) => all + of(peer[window]), 0);
  const [x0, x1] = [sum('before', ({ count }) => count), sum('after', ({ count }) => count)];
  const [e0, e1] = [sum('before', ({ exposure }) => exposure), sum('after', ({ exposure }) => exposure)];
  const spread = weekly(phi, before.days) + weekly(phi, after.days);
  if (Math.min(x0, x1) < minComplaints) return { ratio: 1, variance: spread, used: 0 };
  const squares = seen.reduce((all, peer) => all + (peer.before.count + peer.after.count) ** 2, 0);
  const effective = (x0 + x1) ** 2 / squares;
  // Each peer sells more or less than before; the ratio is that of rates at the mix of the before window.
  const expected = seen.reduce(
    (all, { before: b, after: a }) => all + (b.count / b.exposure) * a.exposure,
    0,
  );
  const ratio = expected > 0 ? x1 / expected : x1 / e1 / (x0 / e0);
  return { ratio, variance: 1 / x0 + 1 / x1 + spread / effective, used: seen.length };
}
