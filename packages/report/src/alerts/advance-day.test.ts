import { addDays, FatalError } from '@voc/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advanceDay } from './advance-day.ts';
import { Detector, emptyDetector } from './detector.ts';
import { dispersionOf } from './learn.ts';
import type { DayRow, Signal } from './types.ts';

const start = '2026-03-02';
type Day = readonly DayRow[];

const row = fc.record({
  productId: fc.constantFrom('P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'),
  category: fc.constantFrom('mismatch', 'quality'),
  complaints: fc.integer({ min: 0, max: 9 }),
  exposure: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 6 }),
});
const day = fc.uniqueArray(row, {
  selector: ({ productId, category }) => `${category} ${productId}`,
  maxLength: 16,
});
const days = fc.array(day, { minLength: 16, maxLength: 30 });

function replay(given: readonly Day[], from = 0, state = emptyDetector()) {
  const signals: Signal[] = [];
  for (const [t, rows] of given.entries()) {
    if (t < from) continue;
    const outcome = advanceDay(state, { day: addDays(start, t), rows });
    state = outcome.state;
    signals.push(...outcome.signals, ...outcome.watched);
  }
  return { state, signals };
}

test('a state that was stored and read back goes on as if it had never left', () => {
  fc.assert(
    fc.property(days, fc.nat({ max: 40 }), (given, cut) => {
      const whole = replay(given);
      const before = replay(given.slice(0, cut));
      const stored = Detector.parse(JSON.parse(JSON.stringify(before.state)));
      const after = replay(given, cut, stored);
      expect(after.state).toEqual(whole.state);
      expect([...before.signals, ...after.signals]).toEqual(whole.signals);
    }),
    { numRuns: 12 },
  );
});

test('neither the order of rows nor another look at the same day changes anything', () => {
  fc.assert(
    fc.property(days, (given) => {
      const { state, signals } = replay(given);
      expect(replay(given.map((rows) => rows.toReversed()))).toEqual({ state, signals });
      const again = { day: addDays(start, given.length), rows: given[0] ?? [] };
      const frozen = structuredClone(state);
      expect(advanceDay(state, again)).toEqual(advanceDay(state, again));
      expect(state).toEqual(frozen);
    }),
    { numRuns: 8 },
  );
});

test('days left out are days without observation', () => {
  const rows = [{ productId: 'P1', category: 'c', complaints: 1, exposure: 50 }];
  const given = Array.from({ length: 30 }, (_, t) => (t > 20 && t < 26 ? [] : rows));
  let jumped = emptyDetector();
  for (const [t, one] of given.entries()) {
    if (one.length > 0) jumped = advanceDay(jumped, { day: addDays(start, t), rows: one }).state;
  }
  expect(jumped).toEqual(replay(given).state);
});

test('a series that is gone is forgotten, so that the state does not grow with history', () => {
  const of = (productId: string): DayRow => ({ productId, category: 'c', complaints: 0, exposure: 9 });
  const given = Array.from({ length: 300 }, (_, t) => [
    of('stays'),
    { ...of('heard'), complaints: 1 },
    of(`passes ${t}`),
  ]);
  const tracks = replay(given).state.panels[0]?.tracks ?? [];
  expect(tracks.length).toBeLessThan(200);
  expect(tracks.map(({ productId }) => productId)).toContain('stays');
});

test('a day twice, and two rows of a series, are refused', () => {
  const one = { productId: 'P1', category: 'c', complaints: 0, exposure: 9 };
  const { state } = advanceDay(emptyDetector(), { day: start, rows: [one] });
  expect(() => advanceDay(state, { day: start, rows: [one] })).toThrow(FatalError);
  expect(() => advanceDay(state, { day: addDays(start, 1), rows: [one, one] })).toThrow(FatalError);
});

test('a window that is rare but no signal is watched, and never both', () => {
  const given = Array.from({ length: 60 }, (_, t) =>
    Array.from({ length: 300 }, (_, p) => ({
      productId: `P${p}`,
      category: 'c',
      complaints: p === 0 && t === 50 ? 4 : (t * 7 + p * 3) % 9 === 0 ? 1 : 0,
      exposure: 40,
    })),
  );
  let state = emptyDetector();
  for (const [t, rows] of given.slice(0, 50).entries()) {
    state = advanceDay(state, { day: addDays(start, t), rows }).state;
  }
  const next = { day: addDays(start, 50), rows: given[50] ?? [] };
  const p = advanceDay(state, next).signals[0]?.p ?? 0;
  const strict = advanceDay(state, next, { q: p * 10 });
  expect(strict.signals).toEqual([]);
  expect(strict.watched).toHaveLength(1);
  expect(strict.watched[0]?.p).toBeLessThan(0.001);
  expect(advanceDay(state, next)).toMatchObject({ signals: strict.watched, watched: [] });
});

test('a level that rose and stays is the series own after three weeks, so that a new rise is told', () => {
  const mean = (t: number): number => (t < 40 ? 1 : t < 90 ? 6 : 24);
  const given = Array.from({ length: 100 }, (_, t) =>
    Array.from({ length: 20 }, (_, p) => ({
      productId: `P${p}`,
      category: 'c',
      complaints: p === 0 ? mean(t) : (t + p) % 3,
      exposure: 40,
    })),
  );
  const told = replay(given)
    .signals.filter(({ productId }) => productId === 'P0')
    .map(({ day }) => day);
  expect(told[0]).toBe(addDays(start, 40));
  expect(told.filter((day) => day > addDays(start, 62) && day < addDays(start, 90))).toEqual([]);
  expect(told).toContain(addDays(start, 90));
});

test('a spike that goes on does not make its own kind look usual where few series share what is learned', () => {
  const given = Array.from({ length: 70 }, (_, t) =>
    Array.from({ length: 10 }, (_, p) => ({
      productId: `P${p}`,
      category: 'c',
      complaints: p === 0 && t >= 60 ? 30 : 3 + ((t * 5 + p * 3) % 5),
      exposure: 400,
    })),
  );
  const { state, signals } = replay(given);
  expect(signals.filter(({ productId }) => productId === 'P0')).toHaveLength(10);
  const calm = replay(given.slice(0, 60)).state.panels[0];
  const after = state.panels[0];
  expect(calm && after && dispersionOf(after) - dispersionOf(calm)).toBeLessThan(0.01);
});

test('a day knows whether days of a campaign are in its windows', () => {
  const rows = [{ productId: 'P', category: 'c', complaints: 1, exposure: 100 }];
  let state = emptyDetector();
  const told = Array.from({ length: 40 }, (_, t) => {
    const outcome = advanceDay(state, { day: addDays(start, t), rows, isCampaign: t === 20 || t === 21 });
    state = outcome.state;
    return outcome.inCampaign ? t : -1;
  });
  expect(told.filter((t) => t >= 0)).toEqual([20, 21, 22, 23, 24, 25, 26, 27]);
});
