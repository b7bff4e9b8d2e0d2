import { logGammaLower } from '../../../stats/incomplete-gamma.ts';
import { logGamma } from '../../../stats/log-gamma.ts';
import { minimise } from './minimise.ts';

/** Mixture of two gamma priors: shapes and rates of both, and the share of the first. */
export interface GpsPrior {
  shapes: readonly [number, number];
  rates: readonly [number, number];
  share: number;
}

/** ln P(n) of a gamma-Poisson count with expectation `expected` under a gamma prior. */
function logMass(n: number, expected: number, shape: number, rate: number): number {
  const mass = logGamma(shape + n) - logGamma(shape) - logGamma(n + 1);
  return mass - shape * Math.log1p(expected / rate) + n * Math.log(expected / (rate + expected));
}

const logs = (n: number, expected: number, { shapes, rates, share }: GpsPrior): [number, number] => [
  Math.log(share) + logMass(n, expected, shapes[0], rates[0]),
  Math.log1p(-share) + logMass(n, expected, shapes[1], rates[1]),
];

/** ψ(x) for x > 0: recurrence up to 8, then the asymptotic series (DLMF 5.11.2). */
export function digamma(x: number): number {
  if (x < 8) return digamma(x + 1) - 1 / x;
  const y = 1 / (x * x);
  return Math.log(x) - 0.5 / x - y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y / 132))));
}

/** Minus the log likelihood of a table under a prior, cells of zero included. */
export function gpsDeviance(counts: readonly number[], expected: readonly number[], prior: GpsPrior): number {
  let sum = 0;
  for (const [i, n] of counts.entries()) {
    const [a, b] = logs(n, expected[i] ?? 0, prior);
    const most = Math.max(a, b);
    sum -= most + Math.log(Math.exp(a - most) + Math.exp(b - most));
  }
  return sum;
}

/** Gamma-Poisson shrinker by maximum likelihood from the published starting point (DuMouchel 1999, Am Stat 53:177). */
export function fitGps(counts: readonly number[], expected: readonly number[]): GpsPrior {
  const priorOf = (at: readonly number[]): GpsPrior => {
    const [a1 = 0, b1 = 0, a2 = 0, b2 = 0, share = 0] = at;
    return {
      shapes: [Math.exp(a1), Math.exp(a2)],
      rates: [Math.exp(b1), Math.exp(b2)],
      share: 1 / (1 + Math.exp(-share)),
    };
  };
  const start = [Math.log(0.2), Math.log(0.1), Math.log(2), Math.log(4), Math.log(0.5)];
  return priorOf(minimise((at) => gpsDeviance(counts, expected, priorOf(at)), start));
}

/** Posterior of one cell: weight of the first component, geometric mean (EBGM), and quantiles. */
export function gpsPosterior(n: number, expected: number, prior: GpsPrior) {
  const [a, b] = logs(n, expected, prior);
  const weight = 1 / (1 + Math.exp(b - a));
  const { shapes, rates } = prior;
  const mean = (i: 0 | 1): number => digamma(shapes[i] + n) - Math.log(rates[i] + expected);
  const below = (x: number, i: 0 | 1): number =>
    Math.exp(logGammaLower(shapes[i] + n, x * (rates[i] + expected)));
  const quantile = (p: number): number => {
    let [low, high] = [0, 1];
    const reached = (x: number): number => weight * below(x, 0) + (1 - weight) * below(x, 1);
    while (reached(high) < p) high *= 2;
    for (let i = 0; i < 80; i++) {
      const middle = (low + high) / 2;
      if (reached(middle) < p) low = middle;
      else high = middle;
    }
    return high;
  };
  return { weight, ebgm: Math.exp(weight * mean(0) + (1 - weight) * mean(1)), quantile };
}
