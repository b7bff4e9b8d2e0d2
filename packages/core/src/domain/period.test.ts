import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  daysOf,
  monthOf,
  type Period,
  parsePeriod,
  previousPeriod,
  quarterOf,
  startOfDay,
  weekOf,
} from './period.ts';

const anyDay = fc.integer({ min: 0, max: 12_000 }).map((n): Day => addDays('2010-01-01', n));
const holders: Array<(day: Day) => Period> = [weekOf, monthOf, quarterOf];

describe('business days', () => {
  test('a day begins at midnight in Shanghai', () => {
    expect(dayOf(new Date('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22');
    expect(dayOf(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
    expect(startOfDay('2026-11-23').toISOString()).toBe('2026-11-22T16:00:00.000Z');
  });

  test('29 February is a day of its own', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  });
});

describe('periods', () => {
  test.each([
    ['2026-12-31', '2026-W53', '2026-12-28'],
    ['2027-01-03', '2026-W53', '2026-12-28'],
    ['2025-12-29', '2026-W01', '2025-12-29'],
    ['2026-11-11', '2026-W46', '2026-11-09'],
    ['2026-06-18', '2026-W25', '2026-06-15'],
  ])('%s lies in %s', (day, id, start) => {
    expect(weekOf(day)).toMatchObject({ id, start });
  });

  test('a month may be cut elsewhere than on the first', () => {
    const calendar = { weekStart: 1, monthCut: 26 };
    expect(monthOf('2026-01-10', calendar)).toEqual({
      kind: 'month',
      id: '2025-12',
      start: '2025-12-26',
      end: '2026-01-26',
    });
  });

  test.each([
    ['week', '2026-W54'],
    ['week', '2025-W53'],
    ['month', '2026-13'],
    ['quarter', '2026-Q5'],
    ['week', '2026-11'],
  ] as const)('%s %s is refused with an example', (kind, id) => {
    expect(() => parsePeriod(kind, id)).toThrow(UsageError);
  });

  test('every day lies in its period, ids parse back, and periods of a kind follow each other without a gap', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...holders), (day, holder) => {
        const period = holder(day);
        expect(daysOf(period)).toContain(day);
        expect(parsePeriod(period.kind, period.id)).toEqual(period);
        expect(previousPeriod(period)?.end).toBe(period.start);
      }),
    );
  });
});
