import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logGamma } from './log-gamma.ts';

test.each([
  [1, 0],
  [0.5, Math.log(Math.PI) / 2],
  [5, Math.log(24)],
  [11, Math.log(3_628_800)],
  [171, 706.573062245787],
])('ln Gamma(%s)', (x, expected) => {
  expect(logGamma(x)).toBeCloseTo(expected, 10);
});

test('Gamma(x + 1) = x Gamma(x)', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1e5, noNaN: true }), (x) => {
      const scale = Math.max(1, Math.abs(logGamma(x + 1)));
      expect((logGamma(x + 1) - logGamma(x) - Math.log(x)) / scale).toBeCloseTo(0, 12);
    }),
  );
});
