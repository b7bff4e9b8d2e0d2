import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contender, Standing } from '../compose/facts/rank.ts';
import { rankByEvidence } from './rank-peers.ts';

const one = (
  productId: string,
  complaints: number,
  exposure: number,
  wasOn: Contender['wasOn'] = null,
): Contender => ({ productId, complaints, exposure, wasOn });

/** Twenty products of 0.6 to 1.6 %. */
const peers = Array.from({ length: 20 }, (_, i) => one(`P${i}`, 6 + (i % 11), 1000));

const standingOf = (contender: Contender, others: readonly Contender[] = peers): Standing | undefined =>
  rankByEvidence([...others, contender]).find(({ productId }) => productId === contender.productId);

test('certainly bad and certainly good are listed, with the bound over the median as score', () => {
  const bad = standingOf(one('bad', 50, 1000));
  expect(bad).toMatchObject({ side: 'black', score: (bad?.lower ?? 0) / (bad?.median ?? 0) });
  const good = standingOf(one('good', 8, 4000));
  expect(good).toMatchObject({ side: 'red', score: (good?.upper ?? 0) / (good?.median ?? 0) });
  expect(standingOf(one('usual', 10, 1000))?.side).toBeNull();
});

test('a product that came onto a list at 90 % stays down to 60 %, and only on its own list', () => {
  expect(standingOf(one('edge', 28, 1000))?.side).toBeNull();
  expect(standingOf(one('edge', 28, 1000, 'black'))?.side).toBe('black');
  expect(standingOf(one('edge', 28, 1000, 'red'))?.side).toBeNull();
  expect(standingOf(one('edge', 10, 1000, 'black'))?.side).toBeNull();
  expect(standingOf(one('calm', 8, 2500))?.side).toBeNull();
  expect(standingOf(one('calm', 8, 2500, 'red'))?.side).toBe('red');
});

test.each([
  ['no complaint of fifty', one('x', 0, 50)],
  ['two complaints of three', one('x', 2, 3)],
  ['no exposure', one('x', 4, 0)],
])('%s is too little evidence', (_name, contender) => {
  expect(standingOf(contender)?.side).toBe('insufficient');
});

test('nobody is blamed for two complaints, however high the rate', () => {
  const wild = Array.from({ length: 20 }, (_, i) => one(`P${i}`, i % 4 === 0 ? 40 : 1, 400));
  expect(standingOf(one('two', 2, 2), wild)?.side).toBe('insufficient');
  expect(standingOf(one('three', 3, 3), wild)?.side).toBe('black');
});

test('complaints beyond the exposure of one product are judged as counts by exposure', () => {
  const more = standingOf(one('more', 30, 20));
  expect(more?.side).toBe('black');
  expect(more?.lower).toBeGreaterThan(0.05);
});

test('where most have no complaint at all the few with some stand against a median above 0', () => {
  const quiet = Array.from({ length: 30 }, (_, i) => one(`P${i}`, 0, 500));
  const { side, score, median } = standingOf(one('bad', 40, 500), quiet) ?? {};
  expect(side).toBe('black');
  expect(median).toBeGreaterThan(1e-5);
  expect(score).toBeLessThan(1e4);
});

test('without contenders there is no standing, and one alone is never listed', () => {
  expect(rankByEvidence([])).toEqual([]);
  expect(rankByEvidence([one('alone', 50, 100)])[0]?.side).toBeNull();
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
      for (const { lower, upper, median, score } of standings) {
        expect(lower).toBeLessThanOrEqual(upper);
        expect(median).toBeGreaterThan(0);
        expect(Number.isFinite(score)).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});
