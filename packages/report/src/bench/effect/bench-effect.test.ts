import { expect, test } from 'vitest';
import { benchEffect } from './bench-effect.ts';

test('actions that do nothing are called effective in at most one of twenty, whatever week had set them off', {
  timeout: 60_000,
}, () => {
  const runs = benchEffect({ actions: 120 });
  const nothing = runs.filter(({ effect }) => effect === 1);
  for (const run of nothing) expect(run.effective).toBeLessThanOrEqual(0.12);
  const chance = runs.find(({ problem, weekly }) => problem === 1 && weekly === 5);
  expect(chance?.naiveEffective).toBeGreaterThan(0.2);
  const full = runs.find(({ problem, weekly }) => problem === 8 && weekly === 15);
  expect(full?.effective).toBeGreaterThan(0.9);
});
