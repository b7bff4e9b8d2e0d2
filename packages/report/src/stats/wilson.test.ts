import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson.ts';

test('agrees with R prop.test at 80 % confidence', () => {
  const { lower, upper } = wilsonInterval(3, 10, 1.2815515655446004);
  expect(lower).toBeCloseTo(0.153799178075967, 12);
  expect(upper).toBeCloseTo(0.502628294760249, 12);
});

test('holds the rate and stays inside [0, 1]', () => {
  const counts = fc
    .integer({ min: 1, max: 100_000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(counts, fc.double({ min: 0.1, max: 5, noNaN: true }), ([x, n], z) => {
      const { lower, upper } = wilsonInterval(x, n, z);
      expect(lower).toBeGreaterThanOrEqual(0);
      expect(upper).toBeLessThanOrEqual(1);
      expect(lower).toBeLessThanOrEqual(x / n + 1e-12);
      expect(upper).toBeGreaterThanOrEqual(x / n - 1e-12);
    }),
  );
});

test.each([
  [1, 0],
  [-1, 10],
  [11, 10],
  [Number.NaN, 10],
])('%s of %s has no interval', (x, n) => {
  expect(() => wilsonInterval(x, n, 1.645)).toThrow(/No interval/);
});
