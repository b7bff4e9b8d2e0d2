import { expect, test } from 'vitest';
import vectors from '../../../vectors/poisson-cusum.json';
import { cusumStep } from './cusum.ts';

test('the chart agrees with the formula, and with R glrpois where it starts anew after an alarm', () => {
  const { x, mu0, R } = vectors.inputs;
  let [sum, anew] = [0, 0];
  for (const [t, count] of x.entries()) {
    sum = cusumStep(sum, count, mu0[t] ?? 0, R);
    anew = cusumStep(anew, count, mu0[t] ?? 0, R);
    expect(Math.abs(sum - (vectors.expected.S_without_reset[t] ?? 0))).toBeLessThan(1e-9);
    expect(Math.abs(anew - (vectors.expected.glrpois.upperbound[t] ?? 0))).toBeLessThan(1e-9);
    if (anew >= vectors.inputs['c.ARL']) anew = 0;
  }
});
