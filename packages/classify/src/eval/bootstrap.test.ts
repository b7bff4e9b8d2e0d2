import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap, quantileOf } from './bootstrap.ts';

const few = { draws: 400, seed: 7, level: 0.9 };
const shareOf = (sums: Float64Array): number[] => [(sums[0] ?? 0) / ((sums[0] ?? 0) + (sums[1] ?? 0))];
const coins = (heads: number, tails: number): number[][] => [
  ...Array.from({ length: heads }, () => [0]),
  ...Array.from({ length: tails }, () => [1]),
];

describe('bootstrap', () => {
  it('gives the same intervals for the same seed and others for another', () => {
    const items = coins(30, 70);
    expect(bootstrap(items, 2, shareOf, few)).toEqual(bootstrap(items, 2, shareOf, few));
    expect(bootstrap(items, 2, shareOf, { ...few, seed: 8 })).not.toEqual(bootstrap(items, 2, shareOf, few));
  });

  it('comes close to the normal interval of a share of many', () => {
    const [share] = bootstrap(coins(500, 500), 2, shareOf, { ...few, draws: 1000 });
    expect(share?.value).toBe(0.5);
    expect(Math.abs((share?.low ?? 0) - (0.5 - 1.645 * Math.sqrt(0.25 / 1000)))).toBeLessThan(0.004);
    expect(Math.abs((share?.high ?? 0) - (0.5 + 1.645 * Math.sqrt(0.25 / 1000)))).toBeLessThan(0.004);
  });

  it('leaves out draws without the figure, and has no interval where no draw has it', () => {
    const [rare] = bootstrap([[0], [2], [2]], 3, (s) => [(s[0] ?? 0) / (s[0] ?? 0)], few);
    expect(rare).toEqual({ value: 1, low: 1, high: 1 });
    const [never] = bootstrap([[2]], 3, (s) => [(s[0] ?? 0) / (s[1] ?? 0)], few);
    expect(never).toEqual({ value: 0, low: null, high: null });
    expect(bootstrap([], 1, (s) => [(s[0] ?? 0) / 0], few)).toEqual([{ value: 0, low: null, high: null }]);
  });

  it('keeps low below high and both between 0 and 1 for any share', () => {
    const counts = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(counts, counts, (heads, tails) => {
        fc.pre(heads + tails > 0);
        const [share] = bootstrap(coins(heads, tails), 2, shareOf, { ...few, draws: 60 });
        const [low, high] = [share?.low ?? -1, share?.high ?? 2];
        return 0 <= low && low <= high && high <= 1;
      }),
      { numRuns: 50 },
    );
  });
});

it('takes quantiles between order statistics', () => {
  expect(quantileOf([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantileOf([1, 2, 3, 4], 0)).toBe(1);
  expect(quantileOf([1, 2, 3, 4], 1)).toBe(4);
  expect(quantileOf([5], 0.3)).toBe(5);
});
