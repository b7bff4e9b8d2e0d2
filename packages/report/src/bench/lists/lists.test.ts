import { expect, test } from 'vitest';
import { generateLists } from './generate.ts';
import { rollLists } from './rolling.ts';
import { jaccard, scoreLists } from './score.ts';

/** Six products of two categories; the scores of these lists were taken from the Python scorer of the benchmark. */
const world = {
  products: [
    { id: 'A', category: 'C0' },
    { id: 'B', category: 'C0' },
    { id: 'C', category: 'C0' },
    { id: 'D', category: 'C1' },
    { id: 'E', category: 'C1' },
    { id: 'F', category: 'C1' },
  ],
  draws: [
    {
      data: [
        { id: 'A', orders: [400, 400] },
        { id: 'B', orders: [100, 50] },
        { id: 'C', orders: [900, 100] },
        { id: 'D', orders: [10, 10] },
        { id: 'E', orders: [500, 500] },
        { id: 'F', orders: [3000, 10] },
      ],
    },
  ],
  truth: { rate: [0.03, 0.01, 0.002, 0.08, 0.02, 0.019] },
};

test('scores as the Python scorer does', () => {
  const lists = { black: ['A', 'F', 'D'], red: ['C', 'B', 'C'] };
  const other = { black: ['A', 'D'], red: ['C'] };
  const { black, red } = scoreLists(world, lists, other);
  expect(black).toMatchObject({
    listed: 3,
    truly: 2,
    wrongSide20: 1,
    wrongSide50: 1,
    recall: 1,
    recallEvidenced: 1,
  });
  expect(red).toMatchObject({
    listed: 2,
    truly: 1,
    precision20: 0.5,
    wrongSide50: 0,
    recall: 1,
    jaccard20: 0.5,
  });
  expect(black.precision50).toBeCloseTo(0.6667, 4);
  expect(black.jaccard20).toBeCloseTo(0.6667, 4);
  expect(black.severity).toBeCloseTo(2.9528, 4);
  expect(red.severity).toBeCloseTo(-1.9528, 4);
});

test('an empty list has no precision', () => {
  expect(scoreLists(world, { black: [], red: [] }).black).toMatchObject({
    precision20: null,
    recall: 0,
    severity: 0,
  });
});

test('overlap of two lists', () => {
  expect(jaccard(['a', 'b'], ['b', 'c'])).toBeCloseTo(1 / 3);
  expect(jaccard([], [])).toBe(0);
});

test('the simulated company follows the recipe and is the same again', () => {
  const made = generateLists(5, { products: 3000 });
  expect(generateLists(5, { products: 3000 })).toEqual(made);
  const orders = made.draws[0]?.data.map((row) => row.orders.reduce((sum, n) => sum + n, 0)) ?? [];
  const middle = orders.toSorted((a, b) => a - b)[1500] ?? 0;
  expect(middle).toBeGreaterThan(220);
  expect(middle).toBeLessThan(280);
  expect(new Set(made.products.map(({ category }) => category)).size).toBe(10);
  expect(made.truth.rate.every((rate) => rate > 0 && rate < 0.5)).toBe(true);
});

test('with memory the lists of two weeks share more than without, and hold no fewer truly bad', () => {
  const held = rollLists(3);
  expect(held.black).toBeGreaterThan(rollLists(3, 0).black + 0.1);
  expect(held.blackPrecision).toBeGreaterThan(0.95);
  expect(held.redPrecision).toBeGreaterThan(0.95);
}, 60_000);
