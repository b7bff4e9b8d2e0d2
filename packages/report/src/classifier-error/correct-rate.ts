import { digamma, inverseTrigamma } from '../stats/digamma.ts';
import { gammaQuantile } from '../stats/quantiles.ts';
import { logCorrection, logRate } from './log-ratio.ts';
import type { CategoryError } from './types.ts';

/** A rate of true complaints, from 0 up. */
export interface CorrectedRate {
  /** Posterior median. */
  rate: number;
  lower: number;
  upper: number;
}

/**
 * The rate of items that truly have a category, given how many were given it: counted rate x precision / recall, each
 * with its posterior. The product has no closed form; a gamma distribution with the same mean and variance of its
 * logarithm stands in, which is exact for perfect labels and keeps the skewness of small counts. Deterministic, no
 * sampling. `level` is that of the two-sided interval. Null without exposure, or where the error was not measured.
 */
export function correctRate(
  { count, exposure }: { count: number; exposure: number },
  error: CategoryError,
  { betweenSources, level = 0.9 }: { betweenSources: number; level?: number },
): CorrectedRate | null {
  const correction = logCorrection(error, betweenSources);
  if (!correction || !(exposure > 0)) return null;
  const counted = logRate(count, exposure);
  const shape = inverseTrigamma(counted.variance + correction.variance);
  const rate = Math.exp(digamma(shape) - counted.mean - correction.mean);
  const at = (p: number): number => gammaQuantile(p, shape, rate);
  return { rate: at(0.5), lower: at((1 - level) / 2), upper: at((1 + level) / 2) };
}
