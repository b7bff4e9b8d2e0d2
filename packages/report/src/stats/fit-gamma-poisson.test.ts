import fc from 'fast-check';
import { expect, test } from 'vitest';
import vectors from '../vectors/eb-fit.json';
import { fitGammaPoisson, shapeLimits } from './fit-gamma-poisson.ts';
import { logGammaUpper } from './incomplete-gamma.ts';
import { gammaQuantile } from './quantiles.ts';

const relative = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

const { tolerance } = vectors;

test.each(vectors.gamma_poisson)('agrees with scipy and R glm.nb: shape $shape, rate $rate', (expected) => {
  const prior = fitGammaPoisson(expected.n, expected.exposure);
  expect(relative(prior.shape, expected.shape)).toBeLessThan(1e-5);
  expect(relative(prior.rate, expected.rate)).toBeLessThan(1e-5);
});

test.each(vectors.gamma_poisson)('posteriors under shape $shape, rate $rate agree with scipy', (expected) => {
  const limit = tolerance.posterior_given_hyperparameters_relative;
  const { shape, rate, prior_median } = expected;
  expect(relative(gammaQuantile(0.5, shape, rate), prior_median)).toBeLessThan(limit);
  for (const [i, n] of expected.n.entries()) {
    const [a, b] = [shape + n, rate + (expected.exposure[i] ?? 0)];
    expect(relative(a / b, expected.posterior_mean[i] ?? 0)).toBeLessThan(limit);
    expect(relative(gammaQuantile(0.05, a, b), expected.posterior_q05[i] ?? 0)).toBeLessThan(limit);
    expect(relative(gammaQuantile(0.95, a, b), expected.posterior_q95[i] ?? 0)).toBeLessThan(limit);
    const above = Math.exp(logGammaUpper(a, 1.5 * prior_median * b));
    expect(relative(above, expected.prob_gt_1_5_prior_median[i] ?? 0)).toBeLessThan(limit);
  }
});

test('less spread than Poisson: the shape stops at its limit and every posterior mean is the pooled rate', () => {
  const { n, exposure, pooled_rate } = vectors.gamma_poisson_boundary;
  const { shape, rate } = fitGammaPoisson(n, exposure);
  expect(shape).toBe(shapeLimits[1]);
  n.forEach((count, i) => {
    expect(relative((shape + count) / (rate + (exposure[i] ?? 0)), pooled_rate)).toBeLessThan(0.01);
  });
});

test.each([
  ['no complaint at all', [0, 0], [10, 100]],
  ['no exposure', [0, 3], [0, 0]],
  ['nobody', [], []],
])('%s has a finite prior', (_name, n, exposure) => {
  const { shape, rate } = fitGammaPoisson(n, exposure);
  expect(shape > 0 && rate > 0 && Number.isFinite(shape) && Number.isFinite(rate)).toBe(true);
});

test('exposure in other units scales the rate and leaves the shape', () => {
  const row = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 50, max: 2000 }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 5, maxLength: 40 }), (rows) => {
      const counts = rows.map(([n]) => n);
      fc.pre(counts.some((n) => n > 0));
      const one = fitGammaPoisson(
        counts,
        rows.map(([, e]) => e),
      );
      const ten = fitGammaPoisson(
        counts,
        rows.map(([, e]) => e * 10),
      );
      expect(relative(ten.shape, one.shape)).toBeLessThan(1e-3);
      expect(relative(ten.rate, one.rate * 10)).toBeLessThan(1e-3);
    }),
    { numRuns: 50 },
  );
});
