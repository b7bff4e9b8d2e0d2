import { isoCalendar, monthOf, type Period, weekOf } from '@voc/core';
import { expect, test } from 'vitest';
import { inWholeWeeks, spansOf } from './windows.ts';

test('a week judges its lists over four weeks and remembers the nine windows before, oldest first', () => {
  const { list, listsBefore } = spansOf(weekOf('2026-11-12', isoCalendar), isoCalendar);
  expect(list).toEqual({ start: '2026-10-19', end: '2026-11-16' });
  expect(listsBefore).toHaveLength(9);
  expect(listsBefore[0]).toEqual({ start: '2026-08-17', end: '2026-09-14' });
  expect(listsBefore[8]).toEqual({ start: '2026-10-12', end: '2026-11-09' });
});

test('a month judges itself and remembers the three months before; everything remembers nothing', () => {
  const { list, listsBefore } = spansOf(monthOf('2026-11-12', isoCalendar), isoCalendar);
  expect(list).toEqual({ start: '2026-11-01', end: '2026-12-01' });
  expect(listsBefore).toEqual([
    { start: '2026-08-01', end: '2026-09-01' },
    { start: '2026-09-01', end: '2026-10-01' },
    { start: '2026-10-01', end: '2026-11-01' },
  ]);
  const all: Period = { kind: 'all', id: 'all', start: '2026-10-05', end: '2026-11-16' };
  expect(spansOf(all, isoCalendar).listsBefore).toEqual([]);
});

test.each([
  // Whole weeks, a month between two edges, and stretches without a whole week inside.
  ['2026-11-02', '2026-11-16', '2026-11-02', '2026-11-16'],
  ['2026-11-01', '2026-12-01', '2026-11-02', '2026-11-30'],
  ['2026-11-03', '2026-11-09', null, null],
  ['2026-11-03', '2026-11-15', null, null],
])('from %s to %s the whole weeks are %s to %s, and every day is in one part', (start, end, from, to) => {
  const { weeks, edges } = inWholeWeeks({ start, end });
  const [first, last] = edges;
  expect(weeks.start < weeks.end ? [weeks.start, weeks.end] : [null, null]).toEqual([from, to]);
  expect([first.start, last.end]).toEqual([start, end]);
  expect([first.end, weeks.end]).toEqual([weeks.start, last.start]);
});
