import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Standing } from '../compose/facts/rank.ts';
import { nobody, type Placed, placeProducts } from './place-products.ts';

/** A product with this certainty of being bad, its bound so many times the median. */
const standing = (productId: string, bad: number, score = 2, more: Partial<Standing> = {}): Standing => ({
  productId,
  complaints: 20,
  exposure: 1000,
  judged: true,
  bad,
  good: 0,
  lower: score * 0.01,
  upper: score * 0.02,
  median: 0.01,
  ...more,
});

const size = 3;
const next = (standings: readonly Standing[], before: Placed = nobody): Placed =>
  placeProducts(standings, before.places, size);
const black = ({ black: listed }: Placed): string[] => listed.map(({ productId }) => productId);

test('90 % certainty comes on, the highest bound first and ties by id', () => {
  const placed = next([
    standing('c', 0.95, 2),
    standing('b', 0.95, 2),
    standing('a', 0.99, 3),
    standing('d', 0.89, 9),
  ]);
  expect(black(placed)).toEqual(['a', 'b', 'c']);
  expect(placed.places.get('a')).toEqual({ side: 'black', below: 0, periods: 1 });
});

test('the red side is ordered by the lowest upper bound', () => {
  const good = (id: string, score: number): Standing => standing(id, 0, score, { good: 0.95 });
  expect(next([good('a', 2), good('b', 1)]).red.map(({ productId }) => productId)).toEqual(['b', 'a']);
});

test('two complaints and too little evidence blame nobody, and praise needs no complaint', () => {
  const few = standing('few', 0.99, 2, { complaints: 2 });
  const thin = standing('thin', 0.99, 2, { judged: false });
  const clean = standing('clean', 0, 0.1, { complaints: 0, good: 0.95 });
  expect(next([few, thin, clean])).toMatchObject({ black: [], red: [{ productId: 'clean' }] });
});

test('where praise is counted a red product needs three voices of it', () => {
  const good = (id: string, praises: number): Standing => standing(id, 0, 1, { good: 0.95, praises });
  expect(next([good('two', 2), good('three', 3)]).red.map(({ productId }) => productId)).toEqual(['three']);
});

test('whoever is on a list leaves only after two periods in a row below half', () => {
  const on = next([standing('a', 0.95)]);
  const shaky = next([standing('a', 0.4)], on);
  expect(black(shaky)).toEqual(['a']);
  expect(shaky.places.get('a')).toEqual({ side: 'black', below: 1, periods: 2 });
  expect(black(next([standing('a', 0.4)], shaky))).toEqual([]);
  const again = next([standing('a', 0.6)], shaky);
  expect(again.places.get('a')).toEqual({ side: 'black', below: 0, periods: 3 });
  expect(black(next([standing('a', 0.4)], again))).toEqual(['a']);
});

test('whoever is not on a list does not come on below 90 %', () => {
  expect(black(next([standing('a', 0.8)]))).toEqual([]);
});

test('a full list keeps its products before better evidenced new ones, down to twice its length', () => {
  const on = next([standing('a', 0.95, 1.2), standing('b', 0.95, 1.1), standing('c', 0.95, 1)]);
  const fresh = ['u', 'v', 'w', 'x'].map((id) => standing(id, 0.99, 5));
  const held = next(
    [...fresh, standing('a', 0.95, 1.2), standing('b', 0.95, 1.1), standing('c', 0.95, 1)],
    on,
  );
  expect(black(held)).toEqual(['u', 'a', 'b']);
});

test('a product that is not seen any more has no place', () => {
  expect(next([], next([standing('a', 0.95)]))).toEqual(nobody);
});

test('lists are never longer than their size and hold nobody twice, whatever the order of the standings', () => {
  const one = fc.record({
    bad: fc.double({ min: 0, max: 1, noNaN: true }),
    score: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(one, one), { maxLength: 14 }), (drawn) => {
      const week = (k: 0 | 1): Standing[] =>
        drawn.map((pair, i) =>
          standing(`P${i}`, pair[k].bad, pair[k].score, { good: (1 - pair[k].bad) ** 4 }),
        );
      const before = next(week(0));
      const after = next(week(1), before);
      expect(next(week(1).toReversed(), before)).toEqual(after);
      const ids = [...after.black, ...after.red].map(({ productId }) => productId);
      expect(new Set(ids).size).toBe(ids.length);
      expect(Math.max(after.black.length, after.red.length)).toBeLessThanOrEqual(size);
    }),
    { numRuns: 60 },
  );
});
