import { gammaQuantile } from './quantiles.ts';
import { sampleQuantile } from './sample-quantile.ts';
import { sumOf } from './sum.ts';

/** Spread beyond chance: factor of the variance of z, and variance that is added to that of each estimate. */
export interface Overdispersion {
  phi: number;
  tau2: number;
}

/** Values outside the `trim` and 1 - `trim` quantiles pulled to them. */
export function winsorise(z: readonly number[], trim: number): number[] {
  const [low, high] = [sampleQuantile(z, trim), sampleQuantile(z, 1 - trim)];
  return z.map((one) => Math.min(high, Math.max(low, one)));
}

/**
 * Overdispersion of z-scores whose estimates have standard errors `s`: phi = mean z^2 and, by moments (DerSimonian and
 * Laird), tau^2 = (n phi - (n - 1)) / (sum w - sum w^2 / sum w), w = 1 / s^2, never below 0 (Spiegelhalter 2005, 2012).
 */
export function overdispersionOf(z: readonly number[], s: readonly number[]): Overdispersion {
  if (z.length < 2) return { phi: 1, tau2: 0 };
  const phi = sumOf(z.map((one) => one * one)) / z.length;
  const weights = s.map((one) => 1 / (one * one));
  const all = sumOf(weights);
  const spread = all - sumOf(weights.map((one) => one * one)) / all;
  const excess = z.length * phi - (z.length - 1);
  return { phi, tau2: excess > 0 && spread > 0 ? excess / spread : 0 };
}

/** Limits of a ratio of observed to expected counts by chance alone: exact Poisson, `tail` in each. */
export function poissonLimits(expected: number, tail: number): { lower: number; upper: number } {
  return {
    lower: gammaQuantile(tail, expected, 1) / expected,
    upper: gammaQuantile(1 - tail, expected + 1, 1) / expected,
  };
}

export interface Funnel extends Overdispersion {
  /** Share of all hits in all trials. */
  target: number;
  /** By row: against chance alone, and with the added variance; 0 where there is no trial. */
  z: number[];
  zAdjusted: number[];
  /** Limits around the target for so many trials at a normal quantile. */
  limits(trials: number, quantile: number): { lower: number; upper: number };
}

const trimmed = 0.1;
const squaredSine = (angle: number): number => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;

/**
 * Funnel of shares on the arcsine scale, s = 1 / (2 sqrt n), 10 % winsorised, additive overdispersion (Spiegelhalter 2005).
 */
export function shareFunnel(hits: readonly number[], trials: readonly number[]): Funnel {
  const target = sumOf(hits) / Math.max(1, sumOf(trials));
  const centre = Math.asin(Math.sqrt(target));
  const errors = trials.map((n) => (n > 0 ? 1 / (2 * Math.sqrt(n)) : Number.POSITIVE_INFINITY));
  const distance = trials.map((n, i) => (n > 0 ? Math.asin(Math.sqrt((hits[i] ?? 0) / n)) - centre : 0));
  const z = distance.map((one, i) => one / (errors[i] ?? 1));
  const used = trials.flatMap((n, i) => (n > 0 ? [i] : []));
  const { phi, tau2 } = overdispersionOf(
    winsorise(
      used.map((i) => z[i] ?? 0),
      trimmed,
    ),
    used.map((i) => errors[i] ?? 1),
  );
  return {
    target,
    phi,
    tau2,
    z,
    zAdjusted: distance.map((one, i) => one / Math.sqrt((errors[i] ?? 1) ** 2 + tau2)),
    limits: (n, quantile) => {
      const half = quantile * Math.sqrt(1 / (4 * n) + tau2);
      return { lower: squaredSine(centre - half), upper: squaredSine(centre + half) };
    },
  };
}
