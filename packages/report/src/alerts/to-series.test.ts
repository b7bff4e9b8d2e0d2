import { addDays } from '@voc/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toEpisodes } from './spike-episodes.ts';
import { type ProductDay, toSeries } from './to-series.ts';
import type { Signal } from './types.ts';

const start = '2026-11-01';
const row = (t: number, over: Partial<ProductDay> = {}): ProductDay => ({
  productId: 'K1',
  day: addDays(start, t),
  complaints: 0,
  items: 4,
  units: 70,
  ...over,
});
const week = Array.from({ length: 7 }, (_, t) => t);

test('units are the denominator where known, spread over the days after they were signed for', () => {
  const { series, denominator } = toSeries(
    week.map((t) => row(t, { units: t === 0 ? 70 : 0, complaints: 1 })),
  );
  expect(denominator.name).toBe('签收量');
  expect(series[0]?.days.map(({ exposure }) => exposure)).toEqual([70, 35, 70 / 3, 17.5, 14, 70 / 6, 10]);
});

test('a day without any feed is no observation', () => {
  const rows = Array.from({ length: 30 }, (_, t) => row(t, t === 29 ? { units: null } : {}));
  expect(toSeries(rows).series[0]?.days.at(-1)?.day).toBe(addDays(start, 28));
});

test('without units the other voices count, which the complaints themselves do not raise', () => {
  const { series, denominator } = toSeries(
    week.map((t) => row(t, { units: null, items: t === 6 ? 24 : 4, complaints: t === 6 ? 20 : 0 })),
  );
  expect(denominator.name).toBe('声音条数');
  expect(denominator.reason).toContain('只有 0%');
  expect(series[0]?.days.at(-1)).toEqual({ day: addDays(start, 6), complaints: 20, exposure: 4 });
});

test('voices without a product make no series', () => {
  expect(toSeries([row(0, { productId: '' })]).series).toEqual([]);
});

const signal = (t: number, productId: string | null = 'K1'): Signal => ({
  day: addDays(start, t),
  productId,
  category: 'mismatch!',
  window: 1,
  complaints: 5,
  expected: 1,
  lower: 0,
  upper: 3,
  ratio: 5,
  p: 0.001,
});

test('signals of one product a week apart are one episode, eight days apart two', () => {
  const told = toEpisodes([signal(0), signal(3, null), signal(7), signal(15)]);
  expect(told.map(({ strongest, firstOn, lastOn }) => [strongest.productId, firstOn, lastOn])).toEqual([
    ['K1', '2026-11-01', '2026-11-08'],
    [null, '2026-11-04', '2026-11-04'],
    ['K1', '2026-11-16', '2026-11-16'],
  ]);
});

test('episodes of one product never overlap and hold every signal', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(days, (given) => {
      const signals = given.toSorted((a, b) => a - b).map((t) => signal(t));
      const episodes = toEpisodes(signals);
      for (const [i, { lastOn }] of episodes.entries()) {
        const next = episodes[i + 1];
        if (next) expect(next.firstOn > addDays(lastOn, 7)).toBe(true);
      }
      for (const { day } of signals)
        expect(episodes.some(({ firstOn, lastOn }) => firstOn <= day && day <= lastOn)).toBe(true);
    }),
  );
});
