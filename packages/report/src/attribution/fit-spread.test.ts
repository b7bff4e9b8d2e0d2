import { expect, test } from 'vitest';
import { fitSpread } from './fit-spread.ts';

const weeks = (counts: number[]) =>
  fitSpread(
    counts,
    counts.map(() => 1000),
  );

test('a few sparse weeks leave the prior, many busy ones replace it', () => {
  expect(weeks([])).toBe(0.025);
  expect(weeks([1, 0, 2, 1, 0, 1])).toBeCloseTo(0.025, 2);
  expect(weeks(Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 140 : 60)))).toBeCloseTo(0.163, 2);
  expect(weeks(Array.from({ length: 12 }, () => 100))).toBe(0.005);
});

test('more sales are no spread', () => {
  expect(fitSpread([100, 200, 400, 100, 200, 400], [1000, 2000, 4000, 1000, 2000, 4000])).toBe(0.005);
});
