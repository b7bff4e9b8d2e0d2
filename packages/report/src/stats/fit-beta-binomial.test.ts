import fc from 'fast-check';
import { expect, test } from 'vitest';
import vectors from '../vectors/eb-fit.json';
import { fitBetaBinomial } from './fit-beta-binomial.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { betaQuantile } from './quantiles.ts';

const relative = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

test.each(vectors.beta_binomial)('agrees with scipy: alpha $alpha, beta $beta', (expected) => {
  const prior = fitBetaBinomial(expected.x, expected.n);
  expect(relative(prior.alpha, expected.alpha)).toBeLessThan(1e-5);
  expect(relative(prior.beta, expected.beta)).toBeLessThan(1e-5);
  expect(relative(betaQuantile(0.5, prior.alpha, prior.beta), expected.prior_median)).toBeLessThan(1e-5);
});

test.each(vectors.beta_binomial)('posteriors under alpha $alpha, beta $beta agree with scipy', (expected) => {
  const limit = vectors.tolerance.posterior_given_hyperparameters_relative;
  const { alpha, beta, prior_median: median } = expected;
  for (const [i, hits] of expected.x.entries()) {
    const [a, b] = [alpha + hits, beta + (expected.n[i] ?? 0) - hits];
    expect(relative(a / (a + b), expected.posterior_mean[i] ?? 0)).toBeLessThan(limit);
    expect(relative(betaQuantile(0.05, a, b), expected.posterior_q05[i] ?? 0)).toBeLessThan(limit);
    expect(relative(betaQuantile(0.95, a, b), expected.posterior_q95[i] ?? 0)).toBeLessThan(limit);
    const above = incompleteBeta(1 - 1.5 * median, b, a);
    expect(relative(above, expected.prob_gt_1_5_prior_median[i] ?? 0)).toBeLessThan(limit);
    const below = incompleteBeta(median / 1.5, a, b);
    expect(relative(below, expected.prob_lt_prior_median_over_1_5[i] ?? 0)).toBeLessThan(limit);
  }
});

test.each([
  ['no complaint at all', [0, 0, 0], [100, 50, 10]],
  ['a complaint on every trial', [5, 9], [5, 9]],
  ['less spread than binomial', [10, 20, 30], [1000, 2000, 3000]],
  ['no trial', [0, 0], [0, 0]],
  ['nobody', [], []],
])('%s has a finite prior', (_name, x, n) => {
  const { alpha, beta } = fitBetaBinomial(x, n);
  expect(alpha > 0 && beta > 0 && Number.isFinite(alpha) && Number.isFinite(beta)).toBe(true);
});

test('less spread than binomial pools: every posterior mean is the common rate', () => {
  const { alpha, beta } = fitBetaBinomial([10, 20, 30], [1000, 2000, 3000]);
  expect(relative(alpha / (alpha + beta), 0.01)).toBeLessThan(0.01);
});

const rows = fc.array(
  fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n))),
  { minLength: 1, maxLength: 30 },
);

test('the prior is finite and does not depend on the order of rows', () => {
  fc.assert(
    fc.property(rows, (pairs) => {
      const fit = (list: typeof pairs) =>
        fitBetaBinomial(
          list.map(([x]) => x),
          list.map(([, n]) => n),
        );
      const one = fit(pairs);
      const other = fit(pairs.toReversed());
      expect(Number.isFinite(one.alpha) && one.alpha > 0 && one.beta > 0).toBe(true);
      expect(
        relative(other.alpha / (other.alpha + other.beta), one.alpha / (one.alpha + one.beta)),
      ).toBeLessThan(0.01);
    }),
    { numRuns: 50 },
  );
});
