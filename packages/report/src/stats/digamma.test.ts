import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digamma, inverseTrigamma, trigamma } from './digamma.ts';
import { logGamma } from './log-gamma.ts';

test.each([
  [0.5, -1.9635100260214235, 4.934802200544679],
  [1, -0.5772156649015329, 1.6449340668482264],
  [3, 0.9227843350984671, 0.3949340668482264],
  [40, 3.6763273740348428, 0.02531510384129215],
])('at %s digamma is %s and trigamma %s', (x, first, second) => {
  expect(digamma(x)).toBeCloseTo(first, 8);
  expect(trigamma(x)).toBeCloseTo(second, 8);
});

test('digamma is the slope of ln Gamma, and the inverse takes trigamma back', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 500, noNaN: true }), (x) => {
      const h = 1e-5 * x;
      expect(digamma(x)).toBeCloseTo((logGamma(x + h) - logGamma(x - h)) / (2 * h), 4);
      expect(inverseTrigamma(trigamma(x)) / x).toBeCloseTo(1, 8);
    }),
  );
});
