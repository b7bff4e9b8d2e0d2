import { expect, test } from 'vitest';
import { benchError } from './bench-error.ts';

test('intervals with the error hold the truth as often as they say; raw ones do not, and see changes in a new model', () => {
  const runs = benchError({ worlds: 400 });
  expect(runs).toHaveLength(9);
  for (const run of runs) {
    expect(run.coverageWithError).toBeGreaterThanOrEqual(0.86);
    expect(run.falseChangeCompared).toBeLessThanOrEqual(0.14);
  }
  const busy = runs.filter(({ expected }) => expected === 500);
  for (const run of busy) {
    expect(run.coverageRaw).toBeLessThan(0.5);
    expect(run.falseChangeRaw).toBeGreaterThan(0.3);
  }
});
