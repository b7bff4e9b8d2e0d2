import { addDays, isoCalendar, UsageError, weekOf } from '@voc/core';
import { expect, test } from 'vitest';
import { choosePeriods, everyPeriod } from './periods.ts';

const span = { first: '2026-10-28', last: '2026-11-22' };
const ids = (periods: { id: string }[]): string[] => periods.map((period) => period.id);

test('without a wish: the last week, the last month and everything', () => {
  expect(ids(choosePeriods({}, span, isoCalendar))).toEqual(['2026-W47', '2026-11', 'all']);
  expect(ids(choosePeriods({}, null, isoCalendar))).toEqual(['all']);
});

test('the weeks before a report without a dated voice can be reckoned', () => {
  const [all] = choosePeriods({}, null, isoCalendar);
  expect(all?.end).toBe(all?.start);
  expect(weekOf(addDays(all?.end ?? '', -200), isoCalendar).id).toMatch(/^\d{4}-W\d\d$/);
});

test('what is asked for is what is made', () => {
  expect(ids(choosePeriods({ week: '2026-W46', quarter: '2026-Q4' }, span, isoCalendar))).toEqual([
    '2026-W46',
    '2026-Q4',
  ]);
  expect(() => choosePeriods({ month: '2026-W46' }, span, isoCalendar)).toThrow(UsageError);
});

test('every period that holds a day of the span', () => {
  expect(ids(everyPeriod(span, isoCalendar))).toEqual([
    '2026-W44',
    '2026-W45',
    '2026-W46',
    '2026-W47',
    '2026-10',
    '2026-11',
    '2026-Q4',
    'all',
  ]);
});
