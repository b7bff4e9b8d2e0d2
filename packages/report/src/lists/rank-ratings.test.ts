import { expect, test } from 'vitest';
import { type RatedProduct, rankRatings } from './rank-ratings.ts';

const rated = (id: string, low: number, all: number, peerGroup = ''): RatedProduct => ({
  id,
  name: `商品 ${id}`,
  peerGroup,
  low,
  all,
});
const usual = Array.from({ length: 20 }, (_, i) => rated(`P${i}`, 30 + i, 500));

test('low stars of all stars are ranked as complaints are, with the name and the numbers', () => {
  const { black, red, products, insufficient } = rankRatings([
    ...usual,
    rated('bad', 200, 600),
    rated('good', 8, 900),
    rated('few', 1, 3),
    rated('two', 2, 2),
  ]);
  expect(black.map(({ id }) => id)).toEqual(['bad']);
  expect(black[0]).toMatchObject({ name: '商品 bad', low: 200, all: 600 });
  expect(red.map(({ id }) => id)).toEqual(['good']);
  expect([products, insufficient]).toEqual([24, 2]);
});

test('products of a 类目 are judged among themselves', () => {
  const dear = Array.from({ length: 20 }, (_, i) => rated(`D${i}`, 100 + 5 * i, 500, '空调'));
  const { black } = rankRatings([...usual, ...dear]);
  expect(black.map(({ id }) => id)).toEqual([]);
});
