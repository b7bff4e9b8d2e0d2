import { expect, test } from 'vitest';
import { shiftWeek, spanOfDays, spanOfWeek, spanText, weekIdOf } from './weeks.ts';

test('weeks begin on Monday and belong to the year of their Thursday', () => {
  expect(weekIdOf('2026-12-31')).toBe('2026-W53');
  expect(weekIdOf('2027-01-03')).toBe('2026-W53');
  expect(weekIdOf('2027-01-04')).toBe('2027-W01');
  expect(spanOfWeek('2026-W46')).toEqual({ from: '2026-11-09', to: '2026-11-16' });
  expect(shiftWeek('2027-W01', -1)).toBe('2026-W53');
  expect(spanText({ from: '2026-11-09', to: '2026-11-16' })).toBe('11-09 至 11-15');
});

test('what is no week is refused', () => {
  for (const id of ['2027-W53', '2026-W00', '2026-46', '']) expect(spanOfWeek(id)).toBeUndefined();
});

test('days of an address are taken where they are days in their order', () => {
  expect(spanOfDays('2026-11-12', '2026-11-19')).toEqual({ from: '2026-11-12', to: '2026-11-19' });
  expect(spanText({ from: '2026-11-16', to: '2026-11-17' })).toBe('11-16');
  for (const [from, to] of [['2026-11-19', '2026-11-12'], ['2026-11-12'], ['', '2026-11-12'], ['x', 'y']])
    expect(spanOfDays(from, to)).toBeUndefined();
});
