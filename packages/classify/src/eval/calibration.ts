import type { Judged } from './pair-up.ts';

/** A label that was given, with whether it was wanted. */
export interface GivenLabel {
  confidence: number;
  isRight: boolean;
}

/** Labels of about the same confidence. */
export interface ReliabilityBin {
  from: number;
  to: number;
  labels: number;
  right: number;
  /** Mean confidence. */
  confidence: number;
}

export interface Calibration {
  labels: number;
  /** Expected calibration error: the mean of |mean confidence - share right| over the bins, by labels (Naeini et al. 2015). */
  error: number;
  bins: ReliabilityBin[];
}

export const givenLabels = (judged: readonly Judged[]): GivenLabel[] =>
  judged.flatMap(({ answer, wanted }) =>
    answer.categories.map(({ id, confidence }) => ({ confidence, isRight: wanted.has(id) })),
  );

/** Reliability of confidences in bins of equal count, from the least to the most confident; empty bins are left out. */
export function calibrate(labels: readonly GivenLabel[], bins = 10): Calibration {
  const sorted = [...labels].sort((a, b) => a.confidence - b.confidence);
  const table: ReliabilityBin[] = [];
  for (let b = 0; b < bins; b++) {
    const some = sorted.slice(
      Math.floor((b * sorted.length) / bins),
      Math.floor(((b + 1) * sorted.length) / bins),
    );
    const [first, last] = [some[0], some.at(-1)];
    if (!first || !last) continue;
    table.push({
      from: first.confidence,
      to: last.confidence,
      labels: some.length,
      right: some.filter(({ isRight }) => isRight).length,
      confidence: some.reduce((sum, one) => sum + one.confidence, 0) / some.length,
    });
  }
  const off = table.reduce((sum, bin) => sum + Math.abs(bin.confidence * bin.labels - bin.right), 0);
  return { labels: sorted.length, error: off / Math.max(1, sorted.length), bins: table };
}
