import type { ChangeSplit, Member } from './types.ts';

/** Simpson's paradox: the total moves one way while its members move the other. */
export interface Reversal {
  /** Which way the total went. */
  direction: 'up' | 'down';
  /** Members whose own rate went the other way, of those that sold in both periods. */
  against: number;
  of: number;
  /** The member whose share of the exposure shifted most towards the total's direction. */
  leader: string;
}

/** Members smaller than this part of the exposure prove nothing. */
const minWeight = 0.01;
/** This part of the exposure has to move against the total. */
const minAgainst = 0.8;

/**
 * A reversal is told when the shift of exposure is beyond chance, all rate parts together go against the total, and
 * members with 80 % of the exposure do.
 */
export function findReversal(members: readonly Member[], split: ChangeSplit): Reversal | null {
  const direction = Math.sign(split.delta);
  if (split.mix === 0 || direction === 0 || Math.sign(split.rateTotal) !== -direction) return null;
  const sum = (of: (member: Member) => number): number => members.reduce((all, one) => all + of(one), 0);
  const [e0, e1] = [sum((m) => m.e0), sum((m) => m.e1)];
  const overall = (sum((m) => m.x0) / e0 + sum((m) => m.x1) / e1) / 2;
  const seen = members
    .filter((m) => m.e0 > 0 && m.e1 > 0)
    .map((m) => {
      const [before, after] = [m.x0 / m.e0, m.x1 / m.e1];
      const weight = (m.e0 / e0 + m.e1 / e1) / 2;
      const mix = (m.e1 / e1 - m.e0 / e0) * ((before + after) / 2 - overall);
      return { id: m.id, weight, mix, isAgainst: Math.sign(after - before) === -direction };
    })
    .filter(({ weight }) => weight >= minWeight);
  const against = seen.filter(({ isAgainst }) => isAgainst);
  const held = against.reduce((all, { weight }) => all + weight, 0);
  const leader = seen.toSorted((a, b) => (b.mix - a.mix) * direction || (a.id < b.id ? -1 : 1))[0];
  if (!leader || held < minAgainst) return null;
  return {
    direction: direction > 0 ? 'up' : 'down',
    against: against.length,
    of: seen.length,
    leader: leader.id,
  };
}
