import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitPanelSpread } from './fit-panel-spread.ts';
import { testEffect } from './test-effect.ts';
import type { EffectInput } from './types.ts';

const steady = Array.from({ length: 12 }, () => ({ count: 10, exposure: 1000 }));
const input = (before: number, after: number, over: Partial<EffectInput> = {}): EffectInput => ({
  direction: 'down',
  before: { count: before, exposure: 1000, days: 7 },
  after: { count: after, exposure: 2000, days: 14 },
  peers: Array.from({ length: 20 }, () => ({
    before: { count: 10, exposure: 1000 },
    after: { count: 20, exposure: 2000 },
  })),
  history: Array.from({ length: 20 }, () => steady),
  ...over,
});

test('a rate that falls to a fifth is an effect, one that stays is none, one that doubles is worse', () => {
  expect(testEffect(input(30, 12))).toMatchObject({ verdict: '有效', peers: 20 });
  expect(testEffect(input(30, 60))?.verdict).toBe('没有证据表明有效');
  expect(testEffect(input(30, 150))?.verdict).toBe('变差');
  expect(testEffect(input(3, 1))?.verdict).toBe('没有证据表明有效');
});

test('what should rise is judged the other way round', () => {
  expect(testEffect(input(30, 12, { direction: 'up' }))?.verdict).toBe('变差');
});

test('a fall that all peers share is no effect of the action', () => {
  const peers = Array.from({ length: 20 }, () => ({
    before: { count: 30, exposure: 1000 },
    after: { count: 12, exposure: 2000 },
  }));
  const found = testEffect(input(30, 12, { peers }));
  expect(found?.verdict).toBe('没有证据表明有效');
  expect(found?.peerRatio).toBeCloseTo(0.2, 12);
});

test('nothing to compare is no verdict', () => {
  expect(testEffect(input(0, 0))).toBeNull();
  expect(testEffect(input(3, 1, { before: { count: 3, exposure: 0, days: 0 } }))).toBeNull();
});

test('products that jump from week to week prove less', () => {
  const jumpy = Array.from({ length: 12 }, (_, i) => ({ count: i % 3 === 0 ? 28 : 1, exposure: 1000 }));
  const wild = testEffect(input(30, 25, { history: [jumpy, jumpy, jumpy] }));
  const calm = testEffect(input(30, 25));
  expect(fitPanelSpread([jumpy, jumpy])).toBeGreaterThan(0.3);
  expect(calm?.verdict).toBe('有效');
  expect(wild?.verdict).toBe('没有证据表明有效');
});

test('the interval holds the ratio; more complaints after make it larger; the order of the peers does not matter', () => {
  const counts = fc.nat(80);
  fc.assert(
    fc.property(counts, counts, fc.array(fc.tuple(counts, counts), { maxLength: 6 }), (x0, x1, rows) => {
      fc.pre(x0 + x1 > 0);
      const peers = rows.map(([b, a]) => ({
        before: { count: b, exposure: 1000 },
        after: { count: a, exposure: 2000 },
      }));
      const found = testEffect(input(x0, x1, { peers }));
      const more = testEffect(input(x0, x1 + 5, { peers }));
      expect(found?.lower ?? 9).toBeLessThanOrEqual((found?.ratio ?? 0) + 1e-9);
      expect(found?.upper ?? 0).toBeGreaterThanOrEqual((found?.ratio ?? 0) - 1e-9);
      expect(more?.ratio ?? 0).toBeGreaterThan(found?.ratio ?? 0);
      expect(testEffect(input(x0, x1, { peers: peers.toReversed() }))?.verdict).toBe(found?.verdict);
    }),
  );
});
