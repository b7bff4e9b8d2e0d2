import { adjustPValues } from '../../stats/adjust-p-values.ts';
import type { Rate } from '../schema-values.ts';
import type { WeekFact } from './types.ts';

/** False discovery rate over all categories judged in one report. */
const fdr = 0.1;
/** Fewer complaints than this in both periods are never called a change. */
const minComplaints = 3;
/** A smaller relative change is not worth a finding, however certain. */
const minRelative = 0.2;

/** Prior of the week-to-week dispersion: 1.5 with the weight of four weeks. */
const priorDispersion = { value: 1.5, weight: 4 };

/**
 * Dispersion of weekly counts about a constant rate, Pearson chi-square over its degrees of freedom, shrunk to
 * 1.5 and at least 1: 1 is pure chance, more is the ordinary variation of the shop.
 */
export function weeklyDispersion(counts: readonly number[], exposures: readonly number[]): number {
  const weeks = counts.flatMap((count, i) => {
    const exposure = exposures[i] ?? 0;
    return exposure > 0 ? [{ count, exposure }] : [];
  });
  const total = weeks.reduce((sum, week) => sum + week.count, 0);
  const exposed = weeks.reduce((sum, week) => sum + week.exposure, 0);
  const { value, weight } = priorDispersion;
  if (weeks.length < 2 || total === 0) return value;
  const pearson = weeks.reduce((sum, { count, exposure }) => {
    const expected = (total * exposure) / exposed;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  return Math.max(1, (pearson + value * weight) / (weeks.length - 1 + weight));
}

/**
 * Change of a rate over its standard error: (r1 - r0) / sqrt(phi ((x1 + 1/2) / E1^2 + (x0 + 1/2) / E0^2)),
 * counts taken as over-dispersed Poisson by phi. Null when a denominator is missing.
 */
export function changeScore(current: Rate, previous: Rate, dispersion: number): number | null {
  const { exposure: e1 } = current;
  const { exposure: e0 } = previous;
  if (e1 === null || e0 === null) return null;
  const variance = dispersion * ((current.count + 0.5) / e1 ** 2 + (previous.count + 0.5) / e0 ** 2);
  return (current.count / e1 - previous.count / e0) / Math.sqrt(variance);
}

/** Two-sided normal tail, Abramowitz and Stegun 26.2.17, absolute error below 1e-7. */
export function twoSidedP(z: number): number {
  const x = Math.abs(z);
  const t = 1 / (1 + 0.2316419 * x);
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return Math.min(1, (2 * Math.exp((-x * x) / 2) * series) / Math.sqrt(2 * Math.PI));
}

export interface Compared {
  current: Rate;
  previous: Rate;
  score: number;
}

/** Which of these changes are beyond ordinary variation: Benjamini-Hochberg at 10 %, at least 3 complaints, 20 %. */
export function judgeChanges(changes: readonly Compared[]): boolean[] {
  const adjusted = adjustPValues(changes.map(({ score }) => twoSidedP(score)));
  return changes.map(({ current, previous }, i) => {
    const [after, before] = [current.perThousand ?? 0, previous.perThousand ?? 0];
    const enough = Math.max(current.count, previous.count) >= minComplaints;
    const large = Math.abs(after - before) >= minRelative * before;
    return enough && large && (adjusted[i] ?? 1) <= fdr;
  });
}

/** Dispersion of a category over the weeks that end before a day. */
export function dispersionBefore(
  weeks: readonly WeekFact[],
  day: string,
  category: string,
  unit: 'units' | 'items',
): number {
  const earlier = weeks.filter((week) => week.start < day);
  return weeklyDispersion(
    earlier.map((week) => week.complaints.get(category) ?? 0),
    earlier.map((week) => week[unit]),
  );
}
