import fc from 'fast-check';
import { expect, test } from 'vitest';
import vectors from '../vectors/posterior-quantiles.json';
import { incompleteBeta, logIncompleteBeta } from './incomplete-beta.ts';
import { logGammaLower, logGammaUpper } from './incomplete-gamma.ts';
import { betaQuantile, gammaQuantile } from './quantiles.ts';

/** Relative to the expected value; R's own figures are printed with 15 digits. */
const near = (actual: number, expected: number): void => {
  if (expected === 0) expect(actual).toBeLessThan(1e-300);
  else expect(Math.abs(actual / expected - 1)).toBeLessThan(vectors.tolerance.relative);
};

test.each(vectors.gamma.cases)(
  'gamma: $n in $exposure agrees with R',
  ({ n, exposure, q05, q50, q95, prob_gt }) => {
    const [shape, rate] = [vectors.gamma.prior.shape + n, vectors.gamma.prior.rate + exposure];
    near(gammaQuantile(0.05, shape, rate), q05);
    near(gammaQuantile(0.5, shape, rate), q50);
    near(gammaQuantile(0.95, shape, rate), q95);
    for (const { c, p } of prob_gt) near(Math.exp(logGammaUpper(shape, rate * c)), p);
  },
);

test.each(vectors.beta.cases)('beta: $x of $n agrees with R', ({ x, n, q05, q95, prob_gt }) => {
  const [alpha, beta] = [vectors.beta.prior.alpha + x, vectors.beta.prior.beta + n - x];
  near(betaQuantile(0.05, alpha, beta), q05);
  near(betaQuantile(0.95, alpha, beta), q95);
  for (const { c, p } of prob_gt) near(Math.exp(logIncompleteBeta(1 - c, c, beta, alpha)), p);
});

/** From 1 up, where the density is finite and a quantile as near to 1 as doubles go still has its digits. */
const parameter = fc.double({ min: 1, max: 5000, noNaN: true });
const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });

test('a quantile is where the distribution function reaches p', () => {
  fc.assert(
    fc.property(probability, parameter, parameter, (p, a, b) => {
      expect(incompleteBeta(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 7);
      expect(Math.exp(logGammaLower(a, gammaQuantile(p, a, b) * b))).toBeCloseTo(p, 7);
    }),
  );
});
