import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RankRow, rankProducts } from './rank-products.ts';

const row = (id: string, complaints: number, exposure: number, peerGroup = '卫衣'): RankRow => ({
  id,
  peerGroup,
  complaints,
  exposure,
});

/** Twenty ordinary products of about 1 %. */
const peers = Array.from({ length: 20 }, (_, i) => row(`P${i}`, 8 + (i % 5), 1000));

test('lists what is certainly bad or good with the numbers behind it', () => {
  const { black, red } = rankProducts([...peers, row('bad', 50, 1000), row('good', 10, 4000)]);
  expect(black.map(({ id }) => id)).toEqual(['bad']);
  expect(red.map(({ id }) => id)).toEqual(['good']);
  expect(black[0]?.bad).toBeGreaterThan(0.9);
  expect(black[0]?.lower).toBeLessThan(0.05);
  expect(black[0]?.upper).toBeGreaterThan(black[0]?.lower ?? 1);
});

test('the surest comes first: many complaints of many before a higher rate of few', () => {
  const { black } = rankProducts([...peers, row('few', 8, 120), row('many', 500, 10_000)]);
  expect(black.map(({ id }) => id)).toEqual(['many', 'few']);
});

test('no complaint of fifty is no praise, and no exposure is no rate', () => {
  expect(rankProducts([...peers, row('clean', 0, 50), row('none', 4, 0)])).toMatchObject({
    black: [],
    red: [],
  });
});

test('a peer group of fewer than five is judged against all products', () => {
  const { black } = rankProducts([...peers, row('hat', 60, 1000, '帽子')]);
  expect(black.map(({ id }) => id)).toEqual(['hat']);
});

test('the order of the rows does not matter and no product is on both lists', () => {
  const counts = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 4000 }));
  fc.assert(
    fc.property(fc.array(counts, { minLength: 6, maxLength: 15 }), (given) => {
      const rows = given.map(([x, n], i) => row(`R${i}`, x, n));
      const lists = rankProducts(rows);
      expect(rankProducts(rows.toReversed())).toEqual(lists);
      const ids = [...lists.black, ...lists.red].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 25 },
  );
});
