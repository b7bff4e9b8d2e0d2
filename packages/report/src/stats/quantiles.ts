import { incompleteBeta } from './incomplete-beta.ts';
import { logGammaLower } from './incomplete-gamma.ts';

/** Root of a rising function by bisection of the logarithm, then of the value: to double precision. */
function solve(rising: (x: number) => number, target: number, high: number): number {
  let low = 0;
  let top = high;
  for (let i = 0; i < 1200; i++) {
    const middle = low > 0 && top / low > 4 ? Math.sqrt(low * top) : low > 0 ? (low + top) / 2 : top / 16;
    if (middle <= low || middle >= top || middle < 1e-300) break;
    if (rising(middle) < target) low = middle;
    else top = middle;
  }
  return top;
}

/** Quantile of Beta(a, b) at 0 < p < 1. */
export function betaQuantile(p: number, a: number, b: number): number {
  return solve((x) => incompleteBeta(x, a, b), p, 1);
}

/** Quantile of Gamma(shape, rate) at 0 < p < 1. */
export function gammaQuantile(p: number, shape: number, rate: number): number {
  const below = (x: number): number => Math.exp(logGammaLower(shape, x));
  let high = shape + 1;
  while (below(high) < p) high *= 2;
  return solve(below, p, high) / rate;
}
