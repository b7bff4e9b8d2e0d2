import fc from 'fast-check';
import { expect, test } from 'vitest';
import { negativeBinomialQuantile } from './count-quantile.ts';
import { logNegativeBinomialTail } from './count-tails.ts';

test('a size of 1 is the geometric distribution', () => {
  expect(negativeBinomialQuantile(0.5, 1, 1)).toBe(0);
  expect(negativeBinomialQuantile(0.76, 1, 1)).toBe(2);
  expect(negativeBinomialQuantile(0.99, 0, 1)).toBe(0);
});

test('the quantile is the first count that the probability reaches', () => {
  const mean = fc.double({ min: 0.01, max: 150, noNaN: true });
  const size = fc.double({ min: 0.2, max: 100, noNaN: true });
  const p = fc.double({ min: 0.02, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(p, mean, size, (wanted, m, k) => {
      const x = negativeBinomialQuantile(wanted, m, k);
      expect(1 - Math.exp(logNegativeBinomialTail(x + 1, m, k))).toBeGreaterThan(wanted - 1e-9);
      expect(1 - Math.exp(logNegativeBinomialTail(x, m, k))).toBeLessThan(wanted + 1e-9);
    }),
  );
});

test('large means go on where the recursion ends', () => {
  const exact = negativeBinomialQuantile(0.95, 200, 20);
  const approximate = negativeBinomialQuantile(0.95, 200.001, 20);
  expect(Math.abs(exact - approximate)).toBeLessThan(10);
});
