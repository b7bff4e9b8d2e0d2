import { expect, test } from 'vitest';
import vectors from '../../../vectors/ears.json';
import { earsBounds } from './ears.ts';

/** Normal quantiles at 0.999 and 0.975. */
const zOf = (alpha: number): number => (alpha === 0.001 ? 3.090232306167813 : 1.959963984540054);

test.each(vectors.cases)(
  'bounds agree with R earsC: $inputs.method, least deviation $inputs.minSigma',
  (one) => {
    const { observed, method, minSigma, alpha } = one.inputs;
    const bounds = earsBounds(observed, {
      method: method as 'C1' | 'C2' | 'C3',
      z: zOf(alpha),
      minDeviation: minSigma,
    });
    for (const [i, day] of one.expected.range_1based.entries()) {
      const expected = one.expected.upperbound[i] ?? null;
      const bound = bounds[day - 1] ?? null;
      if (expected === null || bound === null) expect(bound).toBe(expected);
      else expect(Math.abs(bound - expected)).toBeLessThan(1e-9);
    }
  },
);
