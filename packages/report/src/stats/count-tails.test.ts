import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logNegativeBinomialTail, logPoissonTail } from './count-tails.ts';

/** x, mean, size and log10 P(X >= x) by R 4.2.2 pnbinom. */
const negativeBinomial: [number, number, number, number][] = [
  [8, 0.01, 0.3, -13.0358527146957],
  [1, 1, 0.3, -0.448672141518263],
  [15, 10, 0.3, -0.677509836645489],
  [2, 0.1, 1, -2.08278537031645],
  [40, 1, 1, -12.0411998265592],
  [3, 60, 1, -0.0215357538813702],
  [200, 0.1, 4, -316.45088866567],
  [5, 3, 4, -0.655598188802019],
  [0, 0.01, 20, 0],
  [8, 0.5, 20, -6.73630224044001],
  [200, 0.01, 0.3, -300.349268963674],
  [200, 0.1, 0.3, -122.411892289035],
];

/** x, mean and log10 P(X >= x) by R 4.2.2 ppois. */
const poisson: [number, number, number][] = [
  [2, 0.02, -3.70475576764987],
  [5, 0.5, -3.76417968925784],
  [10, 2, -4.33256502617854],
  [30, 9, -7.55823914822922],
];

test.each(negativeBinomial)('NB: %s at mean %s, size %s agrees with R', (x, mean, size, expected) => {
  expect(logNegativeBinomialTail(x, mean, size) / Math.LN10).toBeCloseTo(expected, 8);
});

test.each(poisson)('Poisson: %s at mean %s agrees with R', (x, mean, expected) => {
  expect(logPoissonTail(x, mean) / Math.LN10).toBeCloseTo(expected, 8);
});

test('a tail never rises with x, never exceeds 1, and NB is heavier than Poisson beyond the mean', () => {
  const mean = fc.double({ min: 0.01, max: 50, noNaN: true });
  const size = fc.double({ min: 0.1, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), mean, size, (x, m, k) => {
      const tail = logNegativeBinomialTail(x, m, k);
      expect(tail).toBeLessThanOrEqual(0);
      expect(logNegativeBinomialTail(x + 1, m, k)).toBeLessThanOrEqual(tail + 1e-12);
      if (x > 3 * m + 3) expect(tail).toBeGreaterThan(logPoissonTail(x, m));
    }),
  );
});
