import { addDays } from '@voc/core';
import { expect, test } from 'vitest';
import { advanceDay } from './advance-day.ts';
import { detectIntraday, type HoursRow, hourShares } from './detect-intraday.ts';
import { emptyDetector } from './detector.ts';

const start = '2026-03-02';
const today = addDays(start, 40);
const daily = (p: number, t: number): number => 4 + ((t * 5 + p * 3) % 5);
/** Forty days of 20 busy series and one that is quiet. */
const state = Array.from({ length: 40 }).reduce<ReturnType<typeof emptyDetector>>((before, _, t) => {
  const rows = Array.from({ length: 21 }, (_, p) => ({
    productId: `P${p}`,
    category: 'c',
    complaints: p === 20 ? Number(t % 20 === 0) : daily(p, t),
    exposure: 500,
  }));
  return advanceDay(before, { day: addDays(start, t), rows }).state;
}, emptyDetector());

/** Nobody writes from 0 to 7; as many in each later hour. */
const shares = { c: hourShares(Array.from({ length: 24 }, (_, hour) => (hour < 8 ? 0 : 1000))) };
/** The 24 hours that end with 15:00 to 16:00 of today: usual ones, and `extra` in the last one. */
const hours = (extra: number): number[] =>
  Array.from({ length: 24 }, (_, i) => (i === 23 ? extra : (i + 16) % 24 >= 8 && i % 3 === 0 ? 1 : 0));
const row = (productId: string, extra: number): HoursRow => ({
  productId,
  category: 'c',
  complaints: hours(extra),
  exposure: 500,
});
const look = (rows: HoursRow[], hour = 15) => detectIntraday(state, { day: today, hour, rows, shares });
const others = Array.from({ length: 19 }, (_, p) => row(`P${p + 1}`, 0));

test('a burst in a busy series is told in its hour, with the numbers behind it', () => {
  const [first, ...more] = look([...others, row('P0', 9)]);
  expect(first).toMatchObject({ productId: 'P0', day: today, hour: 15 });
  expect(first?.complaints).toBeGreaterThanOrEqual(9);
  expect(first?.p).toBeLessThan(0.001);
  expect(more).toEqual([]);
});

test('usual hours, a series too quiet for the hour, and one that is not known are silent', () => {
  expect(look([...others, row('P0', 0)])).toEqual([]);
  const quiet = {
    ...row('P20', 0),
    complaints: Array.from({ length: 24 }, (_, i) => (i > 21 ? 2 : 0)),
    exposure: 50,
  };
  expect(look([...others, quiet])).toEqual([]);
  expect(look([row('new', 30)])).toEqual([]);
});

test('the hours of night are expected to bring too little to be judged for themselves', () => {
  const rows = [...others.map((one) => ({ ...one, complaints: new Array<number>(24).fill(0) }))];
  const burst = { ...row('P0', 0), complaints: Array.from({ length: 24 }, (_, i) => (i > 17 ? 1 : 0)) };
  const at = (hour: number) =>
    detectIntraday(state, { day: today, hour, rows: [...rows, burst], shares }, { q: 1, minRatio: 0 });
  expect(at(7).filter(({ window }) => window < 24)).toEqual([]);
  expect(at(20)[0]?.window).toBe(6);
});

test('the order of rows does not matter, and shares of hours sum to one', () => {
  const rows = [...others, row('P0', 9)];
  expect(look(rows.toReversed())).toEqual(look(rows));
  expect(hourShares([5, 900]).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});
