import { logCorrection, logRate } from './log-ratio.ts';
import type { CategoryError } from './types.ts';

/** A count under one model version. */
export interface Counted {
  count: number;
  exposure: number;
  error: CategoryError;
  betweenSources: number;
}

/** How many times the true rate is that of before; the interval holds the errors of both models. */
export interface VersionRatio {
  ratio: number;
  lower: number;
  upper: number;
  /** Whether the interval lies on one side of 1. */
  differs: boolean;
}

/** Normal quantile of a two-sided 90 % interval. */
const z90 = 1.6448536269514722;

/**
 * Compares counts made under two model versions: each is corrected by its own precision and recall, and the interval of
 * the ratio is widened by the errors of both (delta method on the logarithm), so that a model that finds more, or
 * invents less, does not look like a worse or better product. `sameItems`: both models read the same items, so that
 * chance in what customers said is no part of the difference. Null where one was not measured.
 */
export function compareVersions(
  before: Counted,
  after: Counted,
  { sameItems = false }: { sameItems?: boolean } = {},
): VersionRatio | null {
  const parts = [before, after].map(({ count, exposure, error, betweenSources }) => {
    const correction = exposure > 0 ? logCorrection(error, sameItems ? 0 : betweenSources) : null;
    if (!correction) return null;
    const counted = logRate(count, exposure);
    const variance = correction.variance + (sameItems ? 0 : counted.variance);
    return { mean: counted.mean + correction.mean, variance };
  });
  const [old, fresh] = parts;
  if (!old || !fresh) return null;
  const difference = fresh.mean - old.mean;
  const half = z90 * Math.sqrt(old.variance + fresh.variance);
  return {
    ratio: Math.exp(difference),
    lower: Math.exp(difference - half),
    upper: Math.exp(difference + half),
    differs: Math.abs(difference) > half,
  };
}
