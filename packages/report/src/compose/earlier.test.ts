import { isoCalendar, parsePeriod } from '@voc/core';
import { expect, test } from 'vitest';
import { earlierOf } from './earlier.ts';

const campaigns = [
  { name: '双11', from: '2025-10-15', to: '2025-11-14' },
  { name: '双11', from: '2026-10-20', to: '2026-11-14' },
  { name: '618', from: '2026-05-26', to: '2026-06-20' },
];

test('an ordinary week is compared with the same weekdays a year ago', () => {
  const week = parsePeriod('week', '2026-W36');
  expect(earlierOf(week, isoCalendar, campaigns)).toEqual({
    label: '去年同期',
    start: '2025-09-01',
    end: '2025-09-08',
  });
});

test('a week of a campaign is compared with the same days of the last one', () => {
  const week = parsePeriod('week', '2026-W45');
  expect(earlierOf(week, isoCalendar, campaigns)).toEqual({
    label: '去年双11同期',
    start: '2025-10-28',
    end: '2025-11-04',
  });
});

test('a campaign that was not held before falls back to last year; a month and a quarter have their own', () => {
  expect(earlierOf(parsePeriod('week', '2026-W23'), isoCalendar, campaigns)?.label).toBe('去年同期');
  expect(earlierOf(parsePeriod('month', '2026-02'), isoCalendar)).toMatchObject({ start: '2025-02-01' });
  expect(earlierOf(parsePeriod('quarter', '2026-Q4'), isoCalendar)).toMatchObject({ end: '2026-01-01' });
  expect(
    earlierOf({ kind: 'all', id: 'all', start: '2026-01-01', end: '2026-02-01' }, isoCalendar),
  ).toBeNull();
});
