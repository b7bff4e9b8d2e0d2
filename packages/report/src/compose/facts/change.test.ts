import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeScore, judgeChanges, twoSidedP, weeklyDispersion } from './change.ts';
import { rateOf } from './rate.ts';

test.each([
  [0, 1],
  [1.959964, 0.05],
  [-2.575829, 0.01],
  [3.290527, 0.001],
])('the two-sided tail of %s is %s', (z, p) => {
  expect(twoSidedP(z)).toBeCloseTo(p, 6);
});

test('a steady shop has dispersion near one, a jumpy one more; without weeks the prior stands', () => {
  expect(weeklyDispersion([], [])).toBe(1.5);
  expect(weeklyDispersion([10, 10, 10, 10, 10], [100, 100, 100, 100, 100])).toBe(1);
  expect(weeklyDispersion([5, 40, 3, 35, 4], [100, 100, 100, 100, 100])).toBeGreaterThan(5);
});

test('a rise is judged by evidence: large and certain, not large alone', () => {
  const compare = (x0: number, x1: number, exposure: number) => {
    const [current, previous] = [rateOf(x1, exposure), rateOf(x0, exposure)];
    return { current, previous, score: changeScore(current, previous, 1.5) ?? 0 };
  };
  expect(judgeChanges([compare(20, 60, 10_000)])).toEqual([true]);
  expect(judgeChanges([compare(0, 2, 100)])).toEqual([false]);
  expect(judgeChanges([compare(5000, 5500, 1_000_000)])).toEqual([false]);
});

test('a rate holds its count, and its interval the rate', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), (count, exposure) => {
      const rate = rateOf(count, exposure);
      if (exposure === 0) expect(rate.perThousand).toBeNull();
      else if (count > exposure) expect(rate.lower).toBeNull();
      else {
        expect(rate.lower).toBeLessThanOrEqual(rate.perThousand ?? -1);
        expect(rate.upper).toBeGreaterThanOrEqual(rate.perThousand ?? 2000);
      }
    }),
  );
});
