import { logGammaUpper } from '../stats/incomplete-gamma.ts';
import type { Member } from './types.ts';

/** A dimension and its members, such as the shops. */
export interface Dimension {
  id: string;
  members: readonly Member[];
}

/** How well a few members of a dimension explain a change. */
export interface Blame {
  id: string;
  /** Jensen-Shannon terms of the named members, in nats: how much the shares of the complaints moved. */
  surprise: number;
  /** Part of the excess that the named members bring; may exceed 1 where others fell. */
  explained: number;
  /** The fewest that explain enough, the most surprising first. */
  members: { id: string; share: number }[];
}

/** A member that explains less than this is never named, and enough is explained here (Adtributor's T_EEP and T_EP). */
const minEach = 0.1;
const enough = 0.67;
/** Naming more than this explains nothing to anybody. */
const maxNamed = 3;

const half = (value: number, mean: number): number => (value > 0 ? 0.5 * value * Math.log(value / mean) : 0);

/** Jensen-Shannon term of one member with share p before and q after. */
const surpriseOf = (p: number, q: number): number => half(p, (p + q) / 2) + half(q, (p + q) / 2);

/** A share that moved no more than this is chance: p-value of a chi-square test. */
const chance = 0.05;

/**
 * P-value of a share being p of n0 and q of n1: 8 JS / (1/n0 + 1/n1) is about chi-square with one degree of freedom,
 * as the Jensen-Shannon divergence of near shares is chi-square over 8 n.
 */
const shareP = (p: number, q: number, n0: number, n1: number): number =>
  Math.exp(logGammaUpper(0.5, (4 * (surpriseOf(p, q) + surpriseOf(1 - p, 1 - q))) / (1 / n0 + 1 / n1)));

function blameOf({ id, members }: Dimension): Blame | undefined {
  const sum = (of: (member: Member) => number): number => members.reduce((all, one) => all + of(one), 0);
  const rateBefore = sum(({ x0 }) => x0) / sum(({ e0 }) => e0);
  const expected = (member: Member): number =>
    member.e0 > 0 ? (member.x0 / member.e0) * member.e1 : rateBefore * member.e1;
  const before = sum(({ x0 }) => x0);
  const [forecast, actual] = [sum(expected), sum(({ x1 }) => x1)];
  const excess = actual - forecast;
  if (!(forecast > 0 && actual > 0) || excess === 0) return undefined;
  const ranked = members
    .map((member) => {
      const [p, q] = [expected(member) / forecast, member.x1 / actual];
      return {
        id: member.id,
        share: (member.x1 - expected(member)) / excess,
        p,
        q,
        surprise: surpriseOf(p, q),
      };
    })
    .filter(({ share }) => share > minEach)
    .sort((a, b) => b.surprise - a.surprise || (a.id < b.id ? -1 : 1));
  const named: typeof ranked = [];
  let explained = 0;
  for (const one of ranked) {
    if (explained >= enough || named.length === maxNamed) break;
    named.push(one);
    explained += one.share;
  }
  const [p, q] = [named.reduce((all, one) => all + one.p, 0), named.reduce((all, one) => all + one.q, 0)];
  const isAll = named.length === members.filter(({ x0, x1 }) => x0 + x1 > 0).length;
  if (
    explained < enough ||
    isAll ||
    shareP(Math.min(1, p), Math.min(1, q), Math.max(1, before), actual) > chance
  )
    return undefined;
  return {
    id,
    explained,
    surprise: named.reduce((all, one) => all + one.surprise, 0),
    members: named.map(({ id: member, share }) => ({ id: member, share })),
  };
}

/**
 * Which dimension is to blame for a change, after Adtributor (Bhagwan et al. 2014, NSDI, 43): in each dimension the
 * fewest members (at most 3) that explain two thirds of the excess over what each one's earlier rate would have brought
 * at its exposure now; the dimension whose members surprise most comes first. One that needs more members or all it has,
 * or whose named members' share moved no more than chance (chi-square at 5 %), explains nothing and is left out.
 * Complaints must be over the same exposure in all dimensions.
 */
export function blameDimensions(dimensions: readonly Dimension[]): Blame[] {
  return dimensions
    .filter(({ members }) => members.filter(({ e0, e1 }) => e0 + e1 > 0).length > 1)
    .flatMap((dimension) => {
      const members = dimension.members.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return blameOf({ ...dimension, members }) ?? [];
    })
    .sort((a, b) => b.surprise - a.surprise || (a.id < b.id ? -1 : 1));
}
