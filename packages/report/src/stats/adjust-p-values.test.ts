import { expect, test } from 'vitest';
import { adjustPValues } from './adjust-p-values.ts';

test('agrees with R p.adjust on the table of Benjamini and Hochberg, in any order', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const expected = [
    0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0638571428571429, 0.0638571428571429, 0.0645, 0.0765, 0.486,
    0.581181818181818, 0.714875, 0.753230769230769, 0.813214285714286, 1,
  ];
  for (const [i, value] of adjustPValues(p).entries())
    expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 12);
  expect(adjustPValues(p.toReversed())).toEqual(adjustPValues(p).toReversed());
});
