import { logGamma } from './log-gamma.ts';
import { maximise } from './maximise.ts';

/** Gamma prior of a rate: mean shape/rate. */
export interface GammaPrior {
  shape: number;
  rate: number;
}

export const shapeLimits: readonly [number, number] = [0.05, 200];

/**
 * Gamma prior by maximum marginal likelihood of counts given exposures (negative binomial margin):
 * sum lnG(n+a) - lnG(a) + a ln(b/(b+E)) + n ln(E/(b+E)). The shape is held inside 0.05 to 200, since data with less
 * spread than Poisson would send it to infinity. Counts may be fractional (discounted). Without any exposure the
 * prior says nothing: shape 1, rate 1. Without any complaint the likelihood has no maximum above 0: the prior then has
 * half a complaint in all of the exposure. `spread` is added to the likelihood: what is thought of the logarithm of the
 * shape beforehand, nothing where it is left out. `precision` is that of the logarithms of mean and shape.
 */
export function fitGammaPoisson(
  counts: readonly number[],
  exposures: readonly number[],
  spread: (logShape: number) => number = () => 0,
  precision?: number,
): GammaPrior {
  const rows = counts.map((n, i) => ({ n, exposure: exposures[i] ?? 0 })).filter((row) => row.exposure > 0);
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  const exposed = rows.reduce((sum, { exposure }) => sum + exposure, 0);
  if (exposed === 0) return { shape: 1, rate: 1 };
  if (total === 0) return { shape: 0.5, rate: exposed };
  const hold = (logShape: number): number =>
    Math.min(shapeLimits[1], Math.max(shapeLimits[0], Math.exp(logShape)));
  const likelihood = (logMean: number, logShape: number): number => {
    const a = hold(logShape);
    const b = a / Math.exp(logMean);
    const base = logGamma(a);
    let sum = spread(Math.log(a)) - 1e-6 * (logShape - Math.log(a)) ** 2;
    for (const { n, exposure } of rows) {
      if (n > 0) sum += logGamma(n + a) - base + n * Math.log(exposure / (b + exposure));
      sum -= a * Math.log1p(exposure / b);
    }
    return sum;
  };
  const [logMean, logShape] = maximise(likelihood, [Math.log(total / exposed), 0], precision);
  const shape = hold(logShape);
  return { shape, rate: shape / Math.exp(logMean) };
}
