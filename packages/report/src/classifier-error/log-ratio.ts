import { digamma, trigamma } from '../stats/digamma.ts';
import type { CategoryError } from './types.ts';

/** Mean and variance of the logarithm of something positive. */
export interface LogMoments {
  mean: number;
  variance: number;
}

/** Fewer labelled items than this with the category, or fewer that were given it, measure nothing. */
const minLabelled = 8;

/** Of the logarithm of a share with hits of trials: posterior Beta(hits + 1/2, misses + 1/2), Jeffreys. */
function logShare(hits: number, trials: number): LogMoments {
  const [a, all] = [hits + 0.5, trials + 1];
  return { mean: digamma(a) - digamma(all), variance: trigamma(a) - trigamma(all) };
}

/**
 * Of ln(precision / recall), by which a count of given labels is turned into one of true ones; precision and recall as
 * independent posteriors (a little too wide: they share their hits), with the spread between sources added. Null where
 * too few items were labelled to tell.
 */
export function logCorrection(
  { hits, predicted, actual }: CategoryError,
  betweenSources: number,
): LogMoments | null {
  if (predicted < minLabelled || actual < minLabelled || hits === 0) return null;
  const [precision, recall] = [logShare(hits, predicted), logShare(hits, actual)];
  return {
    mean: precision.mean - recall.mean,
    variance: precision.variance + recall.variance + betweenSources ** 2,
  };
}

/** Of the logarithm of a rate with so many counted: posterior Gamma(count + 1/2, exposure), Jeffreys. */
export function logRate(count: number, exposure: number): LogMoments {
  return { mean: digamma(count + 0.5) - Math.log(exposure), variance: trigamma(count + 0.5) };
}
