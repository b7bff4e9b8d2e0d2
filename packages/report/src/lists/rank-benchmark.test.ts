import { expect, test } from 'vitest';
import { RankBenchmark, rankBenchmark } from './rank-benchmark.ts';

const ids = [...Array.from({ length: 20 }, (_, i) => `P${i}`), 'bad', 'good'];
const complaintsOf = (id: string): number[] => (id === 'bad' ? [30, 30] : id === 'good' ? [2, 0] : [5, 5]);
const data = ids.map((id) => ({ id, orders: [500, 500], complaints: complaintsOf(id) }));
const file = {
  products: ids.map((id) => ({ id, category: 'C0' })),
  draws: [{ data }, { data: data.toReversed() }],
};

test('each draw stands alone, its rows are found by id, and what else the file holds is not read', () => {
  const lists = { black: ['bad'], red: ['good'] };
  const benchmark = RankBenchmark.parse({ ...file, truth: 'anything', seed: null });
  expect(benchmark).not.toHaveProperty('truth');
  expect(rankBenchmark(benchmark, 1)).toEqual(lists);
  expect(rankBenchmark(benchmark, 2)).toEqual(lists);
  expect(rankBenchmark(benchmark, 3)).toBeNull();
});

test('products of no or few orders are on neither list', () => {
  const quiet = { id: 'quiet', orders: [0, 0], complaints: [0, 0] };
  const more = {
    products: [...file.products, { id: 'quiet', category: 'C0' }, { id: 'unnamed', category: 'C0' }],
    draws: [{ data: [...data, quiet] }],
  };
  expect(rankBenchmark(RankBenchmark.parse(more), 1)).toEqual({ black: ['bad'], red: ['good'] });
});

test.each([
  ['another file', {}, /products/],
  ['no draw', { ...file, draws: [] }, /draws/],
  [
    'an unknown product',
    { ...file, draws: [{ data: [{ id: 'X', orders: [1], complaints: [0] }] }] },
    /X 不在/,
  ],
  ['a product twice in a draw', { ...file, draws: [{ data: [...data, ...data] }] }, /重复/],
  ['a product twice', { ...file, products: [...file.products, ...file.products] }, /款号重复/],
  [
    'weeks that differ',
    { ...file, draws: [{ data: [{ id: 'P0', orders: [1, 2], complaints: [0] }] }] },
    /周数不同/,
  ],
  [
    'a negative count',
    { ...file, draws: [{ data: [{ id: 'P0', orders: [-1], complaints: [0] }] }] },
    /orders/,
  ],
])('%s is refused', (_name, value, problem) => {
  expect(() => RankBenchmark.parse(value)).toThrow(problem);
});
