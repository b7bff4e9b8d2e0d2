import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contender, Standing } from '../compose/facts/rank.ts';
import { rankByEvidence } from './rank-peers.ts';

const one = (productId: string, complaints: number, exposure: number): Contender => ({
  productId,
  complaints,
  exposure,
});

/** Twenty products of 0.6 to 1.6 %. */
const peers = Array.from({ length: 20 }, (_, i) => one(`P${i}`, 6 + (i % 11), 1000));

const standingOf = (contender: Contender, others: readonly Contender[] = peers): Standing | undefined =>
  rankByEvidence([...others, contender]).find(({ productId }) => productId === contender.productId);

test('certainly bad, certainly good and usual are told apart', () => {
  expect(standingOf(one('bad', 50, 1000))).toMatchObject({ judged: true, complaints: 50, exposure: 1000 });
  expect(standingOf(one('bad', 50, 1000))?.bad).toBeGreaterThan(0.9);
  expect(standingOf(one('good', 8, 4000))?.good).toBeGreaterThan(0.9);
  const usual = standingOf(one('usual', 10, 1000));
  expect(usual?.judged).toBe(true);
  expect(Math.max(usual?.bad ?? 1, usual?.good ?? 1)).toBeLessThan(0.5);
});

test.each([
  ['no complaint of fifty', one('x', 0, 50)],
  ['two complaints of three', one('x', 2, 3)],
  ['no exposure', one('x', 4, 0)],
])('%s is too little evidence', (_name, contender) => {
  expect(standingOf(contender)?.judged).toBe(false);
});

test('nobody is blamed for two complaints, however high the rate', () => {
  const wild = Array.from({ length: 20 }, (_, i) => one(`P${i}`, i % 4 === 0 ? 40 : 1, 400));
  expect(standingOf(one('two', 2, 2), wild)?.judged).toBe(false);
  expect(standingOf(one('three', 3, 3), wild)?.judged).toBe(true);
});

test('complaints beyond the exposure of one product are judged as counts by exposure', () => {
  const more = standingOf(one('more', 30, 20));
  expect(more?.bad).toBeGreaterThan(0.9);
  expect(more?.lower).toBeGreaterThan(0.05);
});

test('where most have no complaint at all the few with some stand against a median above 0', () => {
  const quiet = Array.from({ length: 30 }, (_, i) => one(`P${i}`, 0, 500));
  const { bad, median } = standingOf(one('bad', 40, 500), quiet) ?? {};
  expect(bad).toBeGreaterThan(0.9);
  expect(median).toBeGreaterThan(1e-5);
});

test('without contenders there is no standing, and one alone is never certain', () => {
  expect(rankByEvidence([])).toEqual([]);
  expect(rankByEvidence([one('alone', 50, 100)])[0]?.bad).toBeLessThan(0.9);
});

test('every contender gets one finite standing in its place', () => {
  const contender = fc
    .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 5000 }))
    .map(([complaints, exposure]) => one('x', complaints, exposure));
  fc.assert(
    fc.property(fc.array(contender, { minLength: 1, maxLength: 12 }), (drawn) => {
      const group = drawn.map((value, i) => ({ ...value, productId: `R${i}` }));
      const standings = rankByEvidence(group);
      expect(standings.map(({ productId }) => productId)).toEqual(group.map(({ productId }) => productId));
      for (const { lower, upper, median, bad, good } of standings) {
        expect(lower).toBeLessThanOrEqual(upper);
        expect(median).toBeGreaterThan(0);
        expect(bad + good).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
    { numRuns: 40 },
  );
});
