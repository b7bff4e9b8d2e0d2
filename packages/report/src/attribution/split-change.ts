import { adjustPValues } from '../stats/adjust-p-values.ts';
import { kitagawa } from '../stats/attribute-change.ts';
import { midTail } from '../stats/mid-tail.ts';
import type { ChangeSplit, Member, OwnPart } from './types.ts';

/** False discovery rate among the members of one dimension. */
const fdr = 0.1;
/** Normal quantile beyond which a shift of exposure is told: two-sided 10 %. */
const told = 1.6448536269514722;
/** Fewer complaints than this in both periods are never a change of one's own. */
const minComplaints = 3;

/** Variance of a count over its mean when products vary from week to week by phi: 1 + phi mean. */
const spreadOf = ({ x0, x1, e0, e1 }: Member, phi: number): number => {
  const rate = (x0 + x1) / (e0 + e1);
  return 1 + phi * rate * Math.max(e0, e1);
};

/**
 * Two-sided p-value of two counts having one rate: the conditional binomial test of x1 of x0 + x1 at e1 / (e0 + e1)
 * (Przyborowski and Wilenski 1940), counts divided by their overdispersion (quasi-likelihood), as mid-p (Lancaster
 * 1961). Right for sparse counts, where a normal score would call three against none a change.
 */
export function sameRateP(member: Member, phi: number): number {
  const { x0, x1, e0, e1 } = member;
  if (!(e0 > 0 && e1 > 0) || x0 + x1 === 0) return 1;
  const spread = spreadOf(member, phi);
  const [a, b, q] = [x0 / spread, x1 / spread, e1 / (e0 + e1)];
  return Math.min(1, 2 * Math.min(midTail(b, a, q), midTail(a, b, 1 - q)));
}

/** Standard error of the whole mix part: rates of both periods are estimated, exposure is known. */
function mixError(members: readonly Member[], phi: number): number {
  const [e0, e1] = [members.reduce((s, m) => s + m.e0, 0), members.reduce((s, m) => s + m.e1, 0)];
  const variance = members.reduce((sum, member) => {
    const shift = member.e1 / e1 - member.e0 / e0;
    const of = (x: number, e: number): number => (e > 0 ? (x + 0.5) / e ** 2 : 0);
    const both = member.e0 > 0 && member.e1 > 0 ? 4 : 1;
    return (
      sum +
      (shift ** 2 / both) * spreadOf(member, phi) * (of(member.x0, member.e0) + of(member.x1, member.e1))
    );
  }, 0);
  return Math.sqrt(variance);
}

/** Complaints without exposure of their own, such as of listings nobody has mapped: they are over the exposure of all. */
export const isOrphan = ({ x0, x1, e0, e1 }: Member): boolean =>
  (x0 > 0 && !(e0 > 0)) || (x1 > 0 && !(e1 > 0));

interface Split {
  delta: number;
  mixTotal: number;
  mixSe: number;
  parts: OwnPart[];
}

/** Rate parts of all members with their p-values, and the mix; orphans bring a rate part and no mix. */
function partsOf(given: readonly Member[], phi: number): Split {
  const [e0, e1] = [given.reduce((s, m) => s + m.e0, 0), given.reduce((s, m) => s + m.e1, 0)];
  const members = given.map((m) => (isOrphan(m) ? { ...m, x0: 0, x1: 0 } : m));
  const { delta, parts } = kitagawa(members);
  const mixTotal = parts.reduce((sum, { mix }) => sum + mix, 0);
  const partOf = (member: Member, rate: number, se: number): OwnPart[] => {
    if (Math.max(member.x0, member.x1) < minComplaints) return [];
    const spread = Math.sqrt(spreadOf(member, phi));
    return [{ id: member.id, rate, se: se * spread, p: sameRateP(member, phi) }];
  };
  const linked = members.flatMap((member, i) => partOf(member, parts[i]?.rate ?? 0, parts[i]?.rateSe ?? 0));
  const orphans = given.filter(isOrphan).map((m) => ({ ...m, e0, e1 }));
  const loose = orphans.flatMap((m) =>
    partOf(m, m.x1 / e1 - m.x0 / e0, Math.sqrt(m.x1 / e1 ** 2 + m.x0 / e0 ** 2)),
  );
  const added = orphans.reduce((sum, m) => sum + m.x1 / e1 - m.x0 / e0, 0);
  return { delta: delta + added, mixTotal, mixSe: mixError(members, phi), parts: [...linked, ...loose] };
}

/**
 * Splits a change of the rate into the shift of exposure between members (mix), what members changed of their own
 * beyond chance, and noise; the three add up to the change exactly. Centred symmetric Kitagawa (`kitagawa`); a member
 * counts as changed when its p-value survives Benjamini-Hochberg at 10 % among all members with at least 3 complaints
 * in a period. `phi` is the week-to-week overdispersion of a single member (variance mean + phi mean^2).
 * The order of the members does not matter. FatalError without exposure in a period.
 */
export function splitChange(given: readonly Member[], phi: number): ChangeSplit {
  const { delta, mixTotal, mixSe, parts } = partsOf(
    given.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    phi,
  );
  const adjusted = adjustPValues(parts.map(({ p }) => p));
  const own = parts
    .map((part, i) => ({ ...part, p: adjusted[i] ?? 1 }))
    .filter(({ p }) => p <= fdr)
    .sort((a, b) => Math.abs(b.rate) - Math.abs(a.rate) || (a.id < b.id ? -1 : 1));
  const ownTotal = own.reduce((sum, { rate }) => sum + rate, 0);
  const mix = Math.abs(mixTotal) > told * mixSe ? mixTotal : 0;
  const noise = delta - mix - ownTotal;
  return { delta, mix, own: ownTotal, noise, parts: own, rateTotal: delta - mixTotal, mixTotal };
}
