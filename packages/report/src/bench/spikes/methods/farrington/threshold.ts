import { negativeBinomialQuantile } from '../../../../stats/count-quantile.ts';
import { logNegativeBinomialTail, logPoissonTail } from '../../../../stats/count-tails.ts';
import { logGammaUpper } from '../../../../stats/incomplete-gamma.ts';
import type { Forecast } from './farrington.ts';

/** How a bound is made of a forecast; `muan` takes the upper end of the forecast itself. */
export type ThresholdMethod = 'delta' | 'nbPlugin' | 'muan';

export interface Threshold {
  /** The largest count that is no alarm. */
  upper: number;
  /** ln P(X >= observed). */
  logP: number;
}

/** Smallest count that a Poisson does not exceed with more than this probability. */
function poissonQuantile(alpha: number, mean: number): number {
  let count = 0;
  while (Math.exp(logPoissonTail(count + 1, mean)) > alpha) count++;
  return count;
}

/** Normal approximation on the scale of the power 2/3 (Farrington et al. 1996, JRSS-A 159:547). */
function byPower({ eta, deviation, phi }: Forecast, observed: number, z: number): Threshold {
  const mean = Math.exp(eta);
  const spread = Math.sqrt((4 / 9) * mean ** (1 / 3) * (phi + (deviation * mean) ** 2 / mean));
  const standard = (observed ** (2 / 3) - mean ** (2 / 3)) / spread;
  const half = Math.exp(logGammaUpper(0.5, standard ** 2 / 2)) / 2;
  return {
    upper: (mean ** (2 / 3) + z * spread) ** 1.5,
    logP: Math.log(standard > 0 ? half : 1 - half),
  };
}

/** Upper bound at `alpha`, whose normal quantile is `z`, and the tail of what was observed. */
export function thresholdOf(
  forecast: Forecast,
  observed: number,
  { method, alpha, z }: { method: ThresholdMethod; alpha: number; z: number },
): Threshold {
  if (method === 'delta') return byPower(forecast, observed, z);
  const { eta, deviation, phi } = forecast;
  const mean = Math.exp(method === 'muan' ? eta + z * deviation : eta);
  if (phi === 1) return { upper: poissonQuantile(alpha, mean), logP: logPoissonTail(observed, mean) };
  const size = mean / (phi - 1);
  return {
    upper: negativeBinomialQuantile(1 - alpha, mean, size),
    logP: logNegativeBinomialTail(observed, mean, size),
  };
}
