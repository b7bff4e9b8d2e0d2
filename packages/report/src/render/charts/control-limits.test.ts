import { expect, test } from 'vitest';
import { controlLimits, type Week } from './control-limits.ts';

const steady = (n: number): Week[] => Array.from({ length: n }, () => ({ count: 20, exposure: 1000 }));

test('steady weeks have the limits of a share, three standard deviations wide', () => {
  const found = controlLimits([...steady(8), { count: 40, exposure: 1000 }]);
  expect(found?.center).toBe(20);
  // 3 * sqrt(0.02 * 0.98 / 1000) = 0.01328
  expect(found?.limits.at(-1)).toEqual({ lower: 6.72, upper: 33.28 });
});

test('weeks that vary by more than chance widen the limits; larger weeks narrow them', () => {
  const wild = Array.from({ length: 10 }, (_, i) => ({ count: i % 2 === 0 ? 5 : 35, exposure: 1000 }));
  const found = controlLimits([...wild, { count: 20, exposure: 100_000 }]);
  const [first, last] = [found?.limits[0], found?.limits.at(-1)];
  expect(first?.upper ?? 0).toBeGreaterThan(33.28);
  expect((last?.upper ?? 0) - (last?.lower ?? 0)).toBeLessThan((first?.upper ?? 0) - (first?.lower ?? 0));
});

test('few weeks, or none with a complaint, have none', () => {
  expect(controlLimits(steady(8))).toBeNull();
  expect(controlLimits(Array.from({ length: 12 }, () => ({ count: 0, exposure: 10 })))).toBeNull();
});
