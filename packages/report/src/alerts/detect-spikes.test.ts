import { addDays, UsageError } from '@voc/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backtest } from './backtest.ts';
import { detectSpikes } from './detect-spikes.ts';
import type { SpikeSeries } from './types.ts';

const start = '2026-09-07';
const length = 56;
const dayAt = (t: number): string => addDays(start, t);

/** Complaints that come and go without chance: about one in `every` days. */
const steady = (product: number, every: number) => (t: number) =>
  (t * 7 + product * 3) % every === 0 ? 1 : 0;

function seriesOf(
  product: number,
  complaints: (t: number) => number,
  exposure: (t: number) => number | null = () => 40,
): SpikeSeries {
  return {
    productId: `P${String(product).padStart(2, '0')}`,
    category: 'mismatch!',
    days: Array.from({ length }, (_, t) => ({
      day: dayAt(t),
      complaints: complaints(t),
      exposure: exposure(t),
    })),
  };
}

const others = Array.from({ length: 20 }, (_, i) => seriesOf(i + 1, steady(i + 1, 5)));
const detect = (series: readonly SpikeSeries[], from = start) =>
  detectSpikes({ series, from, to: dayAt(length - 1) });
const spike = (t: number): number => (t >= 50 && t <= 52 ? 6 : steady(0, 5)(t));

test('a product that jumps is told on its first day, with the numbers behind it', () => {
  const [first, ...later] = detect([seriesOf(0, spike), ...others]);
  expect(first).toMatchObject({ day: dayAt(50), productId: 'P00', category: 'mismatch!' });
  expect(first?.expected).toBeLessThan(2);
  expect(first?.ratio).toBeGreaterThan(3);
  expect(first?.p).toBeLessThan(0.001);
  expect(later.every(({ productId }) => productId === 'P00')).toBe(true);
});

test('nothing is told of steady series, nor of one that sells six times as much', () => {
  expect(detect(others)).toEqual([]);
  const campaign = (t: number): boolean => t >= 50 && t <= 52;
  const grown = seriesOf(
    0,
    (t) => (campaign(t) ? 1 + (t % 2) : steady(0, 5)(t)),
    (t) => (campaign(t) ? 240 : 40),
  );
  expect(detect([grown, ...others])).toEqual([]);
});

test('a move of the whole category is one signal without a product', () => {
  const all = Array.from({ length: 30 }, (_, i) => seriesOf(i, (t) => (t === 50 ? 4 : steady(i, 4)(t))));
  const signals = detect(all).filter(({ day }) => day === dayAt(50));
  expect(signals).toHaveLength(1);
  expect(signals[0]).toMatchObject({ productId: null, category: 'mismatch!' });
});

test('a day without a feed is no observation', () => {
  const gap = seriesOf(
    0,
    (t) => (t === 50 ? 9 : steady(0, 5)(t)),
    (t) => (t === 50 ? null : 40),
  );
  expect(detect([gap, ...others]).filter(({ day }) => day === dayAt(50))).toEqual([]);
});

test('no later data is used, and the order of the series does not matter', () => {
  const series = [seriesOf(0, spike), ...others];
  const whole = detect(series).filter(({ day }) => day <= dayAt(51));
  const shorter = detectSpikes({ series: series.toReversed(), from: start, to: dayAt(51) });
  expect(shorter).toEqual(whole);
  expect(detect(series, dayAt(52))).toEqual(detect(series).filter(({ day }) => day >= dayAt(52)));
});

test('every signal passes its gates', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
  fc.assert(
    fc.property(counts, (given) => {
      for (const signal of detect([seriesOf(0, (t) => given[t] ?? 0), ...others])) {
        expect(signal.complaints).toBeGreaterThanOrEqual(3);
        expect(signal.ratio).toBeGreaterThanOrEqual(1.5);
        expect(signal.lower).toBeLessThanOrEqual(signal.upper);
        expect(signal.day >= dayAt(14)).toBe(true);
      }
    }),
    { numRuns: 15 },
  );
});

test('a backtest names series and dates, and another file is refused', () => {
  const series = [seriesOf(0, spike), ...others];
  const file = {
    start_date: start,
    days: length,
    products: series.map(({ productId, days }) => ({ id: productId, exposure: days.map((d) => d.exposure) })),
    series: series.map(({ productId, days }) => ({
      id: `${productId}|m`,
      product: productId,
      category: 'm',
      counts: days.map((d) => d.complaints),
    })),
  };
  expect(backtest(file)[0]).toEqual({ series: 'P00|m', date: dayAt(50) });
  expect(() => backtest({ days: 3 })).toThrow(UsageError);
});
