import { UsageError } from '@voc/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankBenchmark } from './rank-benchmark.ts';
import { rankByPosterior } from './rank-by-posterior.ts';
import { type RankRow, rankProducts } from './rank-products.ts';

/** Twenty ordinary products of about 1 %. */
const peers: RankRow[] = Array.from({ length: 20 }, (_, i) => ({
  id: `P${String(i).padStart(2, '0')}`,
  peerGroup: '卫衣',
  complaints: 8 + (i % 5),
  exposure: 1000,
}));
const row = (id: string, complaints: number, exposure: number, peerGroup = '卫衣'): RankRow => ({
  id,
  peerGroup,
  complaints,
  exposure,
});
const options = { minExposure: 30, minExpected: 3 };

describe('rankProducts', () => {
  test('lists what is certainly bad or good and prints the numbers behind it', () => {
    const { black, red } = rankProducts([...peers, row('bad', 50, 1000), row('good', 10, 4000)], options);
    expect(black.map(({ id }) => id)).toEqual(['bad']);
    expect(red.map(({ id }) => id)).toEqual(['good']);
    expect(black[0]).toMatchObject({ complaints: 50, exposure: 1000, rate: 0.05 });
    expect(black[0]?.certainty).toBeGreaterThan(0.9);
    expect(black[0]?.lower).toBeLessThan(0.05);
    expect(black[0]?.upper).toBeGreaterThan(black[0]?.lower ?? 1);
  });

  test('two complaints of three units, or none of fifty, are no evidence', () => {
    const { black, red, insufficient } = rankProducts(
      [...peers, row('tiny', 2, 3), row('clean', 0, 50)],
      options,
    );
    expect(black).toEqual([]);
    expect(red).toEqual([]);
    expect(insufficient).toEqual(['clean', 'tiny']);
  });

  test('a product without exposure is 数据不足, never rate 0', () => {
    expect(rankProducts([...peers, row('none', 4, 0)], options).insufficient).toEqual(['none']);
  });

  test('a peer group of fewer than five is judged against all products', () => {
    const { black } = rankProducts([...peers, row('hat', 60, 1000, '帽子')], options);
    expect(black.map(({ id }) => id)).toEqual(['hat']);
  });

  test('the order of the rows does not matter and no product is on two lists', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 4000 })), {
      minLength: 6,
      maxLength: 15,
    });
    fc.assert(
      fc.property(rows, (given) => {
        const all = given.map(([x, n], i) => row(`R${i}`, x, n));
        const lists = rankProducts(all, options);
        expect(rankProducts(all.toReversed(), options)).toEqual(lists);
        const ids = [...lists.black, ...lists.red].map(({ id }) => id).concat(lists.insufficient);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 25 },
    );
  });
});

test('a product stays on the black list at a certainty that would not bring it there', () => {
  const standing = (wasOn: 'black' | null) =>
    rankByPosterior([
      ...peers.map(({ id, complaints, exposure }) => ({ productId: id, complaints, exposure, wasOn: null })),
      { productId: 'bad', complaints: 50, exposure: 1000, wasOn: null },
      { productId: 'edge', complaints: 24, exposure: 1000, wasOn },
    ]).find(({ productId }) => productId === 'edge')?.side;
  expect(standing(null)).toBeNull();
  expect(standing('black')).toBe('black');
});

test('a benchmark file gives its lists by draw, and a missing draw or another file is refused', () => {
  const products = [...peers.map(({ id }) => id), 'bad'].map((id) => ({ id, category: 'C0' }));
  const data = products.map(({ id }) => ({
    orders: [500, 500],
    complaints: id === 'bad' ? [30, 30] : [5, 5],
  }));
  const file = { products, draws: [{ data }] };
  expect(rankBenchmark(file)).toEqual({ black: ['bad'], red: [] });
  expect(() => rankBenchmark(file, 2)).toThrow(UsageError);
  expect(() => rankBenchmark({})).toThrow(UsageError);
});
