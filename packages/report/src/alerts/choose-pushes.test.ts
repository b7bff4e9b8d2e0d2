import { expect, test } from 'vitest';
import { choosePushes, expectedFalsePushes, pushLimit } from './choose-pushes.ts';
import type { Signal } from './types.ts';

const signal = (productId: string | null, category: string, p: number): Signal => ({
  day: '2026-11-02',
  productId,
  category,
  window: 1,
  complaints: 6,
  expected: 1,
  lower: 0,
  upper: 3,
  ratio: 6,
  p,
});
const scope = { categories: new Set(['mismatch', 'quality']), series: 4000 };
const keys = (signals: readonly Signal[]): string[] =>
  choosePushes(signals, scope).map((one) => `${one.productId} ${one.category}`);

test('a product gets one card, its least likely, and other categories none', () => {
  expect(
    keys([signal('A', 'quality', 1e-6), signal('A', 'mismatch', 1e-8), signal('B', 'service', 1e-12)]),
  ).toEqual(['A mismatch']);
});

test('what is likelier than the limit is not pushed, a whole category is', () => {
  const limit = pushLimit(scope);
  const given = [
    signal('A', 'quality', limit * 1.01),
    signal('B', 'quality', limit),
    signal(null, 'mismatch', 1e-5),
  ];
  expect(keys(given)).toEqual(['null mismatch', 'B quality']);
});

test('the order of signals does not matter, ties included', () => {
  const given = [signal('A', 'quality', 1e-6), signal('A', 'mismatch', 1e-6), signal('B', 'quality', 1e-6)];
  expect(keys(given.toReversed())).toEqual(keys(given));
});

test('the limit falls with the number of series and rises with the budget; nothing is expected without series', () => {
  expect(pushLimit({ series: 8000 })).toBeCloseTo(pushLimit({ series: 4000 }) / 2, 12);
  expect(pushLimit({ series: 4000, falsePerWeek: 4 })).toBeCloseTo(2 * pushLimit({ series: 4000 }), 12);
  expect(expectedFalsePushes({ series: 4000, judged: 4000, q: 1 })).toBeCloseTo(2, 10);
  expect(expectedFalsePushes({ series: 4000, judged: 12_000, q: 0.1 })).toBeLessThan(0.3);
  expect(expectedFalsePushes({ series: 0, judged: 0, q: 0.1 })).toBe(0);
});

test('in a campaign a push must be far less likely than it, than a signal alone, and than its probability says', () => {
  const campaign = { judged: 4000, q: 1 };
  const usual = pushLimit({ series: 4000 });
  const limit = pushLimit({ series: 4000, campaign });
  expect(limit).toBeLessThan(0.1 * usual);
  // What the limit allows is a tenth of the usual number of false cards.
  expect(limit * (limit / 3e-5) ** -0.27).toBeCloseTo(0.1 * usual, 8);
  expect(expectedFalsePushes({ series: 4000, campaign, ...campaign })).toBeCloseTo(0.2, 10);
  // Few series: the tail is no worry.
  expect(pushLimit({ series: 100, campaign: { judged: 100, q: 1 } })).toBeCloseTo(2 / (70 * 100 * 0.9), 12);
});

test('in a campaign the limit chooses', () => {
  const campaign = { judged: 10_000, q: 0.1 };
  const limit = pushLimit({ series: 4000, campaign });
  expect(limit).toBeLessThan(1e-6);
  const given = [signal('A', 'quality', limit * 1.01), signal('B', 'quality', limit)];
  expect(choosePushes(given, { ...scope, campaign }).map(({ productId }) => productId)).toEqual(['B']);
});
