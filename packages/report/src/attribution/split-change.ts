import { adjustPValues } from '../stats/adjust-p-values.ts';
import { kitagawa } from '../stats/attribute-change.ts';
import { incompleteBeta } from '../stats/incomplete-beta.ts';
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
 * (Przyborowski and Wilenski 1940), counts divided by their overdispersion (quasi-likelihood). Exact for sparse counts,
 * where a normal score would call three against none a change.
 */
export function sameRateP(member: Member, phi: number): number {
  const { x0, x1, e0, e1 } = member;
  if (!(e0 > 0 && e1 > 0) || x0 + x1 === 0) return 1;
  const spread = spreadOf(member, phi);
  const [a, b, q] = [x0 / spread, x1 / spread, e1 / (e0 + e1)];
  const up = b > 0 ? incompleteBeta(q, b, a + 1) : 1;
  const down = a > 0 ? incompleteBeta(1 - q, a, b + 1) : 1;
  return Math.min(1, 2 * Math.min(up, down));
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

/**
 * Splits a change of the rate into the shift of exposure between members (mix), what members changed of their own
 * beyond chance, and noise; the three add up to the change exactly. Centred symmetric Kitagawa (`kitagawa`); a member
 * counts as changed when its p-value survives Benjamini-Hochberg at 10 % among all members with at least 3 complaints
 * in a period. `phi` is the week-to-week overdispersion of a single member (variance mean + phi mean^2).
 * The order of the members does not matter. FatalError without exposure in a period.
 */
export function splitChange(given: readonly Member[], phi: number): ChangeSplit {
  const members = given.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const { delta, parts } = kitagawa(members);
  const mixTotal = parts.reduce((sum, { mix }) => sum + mix, 0);
  const rateTotal = delta - mixTotal;
  const judged = members.flatMap((member, i): OwnPart[] => {
    const part = parts[i];
    if (!part || Math.max(member.x0, member.x1) < minComplaints) return [];
    const se = part.rateSe * Math.sqrt(spreadOf(member, phi));
    return [{ id: member.id, rate: part.rate, se, p: sameRateP(member, phi) }];
  });
  const adjusted = adjustPValues(judged.map(({ p }) => p));
  const own = judged
    .map((part, i) => ({ ...part, p: adjusted[i] ?? 1 }))
    .filter(({ p }) => p <= fdr)
    .sort((a, b) => Math.abs(b.rate) - Math.abs(a.rate) || (a.id < b.id ? -1 : 1));
  const ownTotal = own.reduce((sum, { rate }) => sum + rate, 0);
  const mix = Math.abs(mixTotal) > told * mixError(members, phi) ? mixTotal : 0;
  return { delta, mix, own: ownTotal, noise: delta - mix - ownTotal, parts: own, rateTotal, mixTotal };
}
