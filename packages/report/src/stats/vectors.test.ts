import { expect, test } from 'vitest';
import benjamini from '../vectors/benjamini-hochberg.json';
import tails from '../vectors/nb-tail.json';
import wilson from '../vectors/wilson.json';
import { adjustByHolm, adjustPValues, adjustUnderDependence } from './adjust-p-values.ts';
import { logNegativeBinomialTail, logPoissonTail } from './count-tails.ts';
import { wilsonInterval } from './wilson.ts';

/** Normal quantiles of two-sided confidence. */
const z: Record<string, number> = {
  '0.8': 1.2815515655446004,
  '0.9': 1.6448536269514722,
  '0.95': 1.959963984540054,
  '0.99': 2.5758293035489004,
};

test('all negative binomial and Poisson tails agree with R, the smallest in logarithms', () => {
  for (const { x, mu, size, p_upper, log10_p_upper } of tails.negative_binomial) {
    const log = logNegativeBinomialTail(x, mu, size);
    expect(Math.abs(log / Math.LN10 - log10_p_upper)).toBeLessThan(1e-8);
    if (p_upper > 1e-300) expect(Math.abs(Math.exp(log) / p_upper - 1)).toBeLessThan(1e-9);
  }
  for (const { x, mu, log10_p_upper } of tails.poisson) {
    expect(Math.abs(logPoissonTail(x, mu) / Math.LN10 - log10_p_upper)).toBeLessThan(1e-8);
  }
});

test('all adjusted p-values agree with R p.adjust', () => {
  for (const { p, bh, rejected_bh } of benjamini.cases) {
    for (const { q, index_0based } of rejected_bh) {
      const rejected = adjustPValues(p).flatMap((adjusted, i) => (adjusted <= q ? [i] : []));
      expect(rejected).toEqual(index_0based);
    }
    for (const [i, adjusted] of adjustPValues(p).entries()) {
      expect(Math.abs(adjusted - (bh[i] ?? 0))).toBeLessThan(1e-12);
    }
  }
});

test('p-values adjusted by Holm and by Benjamini and Yekutieli agree with R', () => {
  for (const { p, by, holm } of benjamini.cases) {
    for (const [i, adjusted] of adjustUnderDependence(p).entries())
      expect(Math.abs(adjusted - (by[i] ?? 0))).toBeLessThan(1e-12);
    for (const [i, adjusted] of adjustByHolm(p).entries())
      expect(Math.abs(adjusted - (holm[i] ?? 0))).toBeLessThan(1e-12);
  }
});

test('all Wilson intervals agree with R prop.test', () => {
  for (const { x, n, confidence, lower, upper } of wilson.cases) {
    const interval = wilsonInterval(x, n, z[String(confidence)] ?? 0);
    expect(Math.abs(interval.lower - lower)).toBeLessThan(1e-12);
    expect(Math.abs(interval.upper - upper)).toBeLessThan(1e-12);
  }
});
