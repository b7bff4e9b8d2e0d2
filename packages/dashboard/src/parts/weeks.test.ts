import { expect, test } from 'vitest';
import { shiftWeek, spanOfWeek, spanText, weekIdOf } from './weeks.ts';

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
