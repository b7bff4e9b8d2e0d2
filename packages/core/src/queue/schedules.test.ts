import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoCalendar } from '../domain/period.ts';
import { type LastEnds, nextTick, requestsDue, ScheduleEntries, schedulesOf } from './schedules.ts';

const at = (shanghai: string): Date => new Date(`${shanghai}:00+08:00`);
const names = (now: string, lastEnds: LastEnds, firstDay: string | null = '2020-01-01'): string[] =>
  requestsDue(at(now), isoCalendar, lastEnds, firstDay).map(({ period }) => period.id);
const upToDate: LastEnds = { week: '2026-11-16', month: '2026-11-01', quarter: '2026-10-01' };

test('schedules are data: Monday, the first, and the first of a quarter at 08:07 in Shanghai', () => {
  expect(schedulesOf(isoCalendar).map(({ id, pattern, tz }) => [id, pattern, tz])).toEqual([
    ['report-week', '7 8 * * 1', 'Asia/Shanghai'],
    ['report-month', '7 8 1 * *', 'Asia/Shanghai'],
    ['report-quarter', '7 8 1 1,4,7,10 *', 'Asia/Shanghai'],
  ]);
  const other = schedulesOf({ weekStart: 7, monthCut: 26 });
  expect(other.map(({ pattern }) => pattern)).toEqual(['7 8 * * 0', '7 8 26 * *', '7 8 26 1,4,7,10 *']);
});

test('a week is due on Monday at 08:07 in Shanghai, not a minute earlier', () => {
  expect(names('2026-11-23T08:06', upToDate)).toEqual([]);
  expect(names('2026-11-23T08:07', upToDate)).toEqual(['2026-W47']);
  expect(names('2026-11-23T08:07', { ...upToDate, week: '2026-11-23' })).toEqual([]);
});

test('what was missed is made up for, oldest first, each as of its own time', () => {
  const due = requestsDue(at('2027-01-05T12:00'), isoCalendar, upToDate, '2020-01-01');
  expect(due.map(({ period }) => period.id)).toEqual([
    '2026-W47',
    '2026-W48',
    '2026-W49',
    '2026-W50',
    '2026-W51',
    '2026-W52',
    '2026-W53',
    '2026-11',
    '2026-12',
    '2026-Q4',
  ]);
  expect(due[0]?.asOf).toEqual(at('2026-11-23T08:07'));
  expect(due.at(-1)?.asOf).toEqual(at('2027-01-01T08:07'));
});

test('a new installation asks for the last periods only, and for none that ended before its data', () => {
  expect(names('2026-11-23T10:00', {})).toEqual(['2026-W47', '2026-10', '2026-Q3']);
  expect(names('2026-11-23T10:00', {}, '2026-11-20')).toEqual(['2026-W47']);
  expect(names('2026-11-23T10:00', {}, null)).toEqual([]);
});

test('whenever ticks come, however often, every period is asked for once', () => {
  const start = at('2026-01-05T08:07').getTime();
  const steps = fc.array(fc.integer({ min: 0, max: 40 * 24 * 60 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      steps,
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 28 }),
      (minutes, day, cut) => {
        const calendar = { weekStart: day, monthCut: cut };
        const lastEnds: Record<string, string> = {
          week: '2025-12-01',
          month: '2025-12-01',
          quarter: '2025-10-01',
        };
        const atOnce = { ...lastEnds };
        const seen: string[] = [];
        let now = start;
        for (const step of minutes) {
          now += step * 60_000;
          for (const { period } of requestsDue(new Date(now), calendar, lastEnds, '2020-01-01')) {
            seen.push(period.id);
            lastEnds[period.kind] = period.end;
          }
        }
        const expected = requestsDue(new Date(now), calendar, atOnce, '2020-01-01').map(
          ({ period }) => period.id,
        );
        expect([...seen].sort()).toEqual([...expected].sort());
      },
    ),
  );
});

test('an entry sets the time; a kind without one is never due', () => {
  const entries = ScheduleEntries.parse([{ name: 'monday', kind: 'week', at: '10:30' }]);
  expect(schedulesOf(isoCalendar, entries).map(({ id, pattern }) => [id, pattern])).toEqual([
    ['report-week', '30 10 * * 1'],
  ]);
  const due = (now: string) => requestsDue(at(now), isoCalendar, {}, '2020-01-01', entries);
  expect(due('2026-11-23T10:29').map(({ period }) => period.id)).toEqual(['2026-W46']);
  expect(due('2026-11-23T10:30').map(({ period }) => period.id)).toEqual(['2026-W47']);
});

test.each([
  [[{ name: 'a', kind: 'week', at: '8:07' }], '08:07'],
  [[{ name: 'a', kind: 'day', at: '08:07' }], ''],
  [[{ name: 'a b', kind: 'week', at: '08:07' }], ''],
  [[{ name: 'a', kind: 'week', at: '08:07', cron: '*' }], ''],
  [
    [
      { name: 'a', kind: 'week', at: '08:07' },
      { name: 'b', kind: 'week', at: '09:07' },
    ],
    '只能有一项',
  ],
])('wrong entries are told: %j', (entries, words) => {
  const told = ScheduleEntries.safeParse(entries);
  expect(told.success).toBe(false);
  expect(told.error?.message).toContain(words);
});

test('the next tick is that of today while its time has not come', () => {
  const entry = { name: 'weekly', kind: 'week' as const, at: '08:07', scope: 'company' };
  const next = (now: string): Date => nextTick(entry, at(now), isoCalendar);
  expect(next('2026-11-23T08:06')).toEqual(at('2026-11-23T08:07'));
  expect(next('2026-11-23T08:07')).toEqual(at('2026-11-30T08:07'));
  expect(next('2026-12-28T09:00')).toEqual(at('2027-01-04T08:07'));
  expect(nextTick({ ...entry, kind: 'quarter' }, at('2026-11-23T08:07'), isoCalendar)).toEqual(
    at('2027-01-01T08:07'),
  );
});

test('a part of the company has schedules of its own beside the whole', () => {
  const entries = ScheduleEntries.parse([
    { name: 'weekly', kind: 'week', at: '08:07' },
    { name: 'weekly-hemian', kind: 'week', at: '09:00', scope: 'brand:禾棉' },
  ]);
  expect(schedulesOf(isoCalendar, entries).map(({ id, pattern }) => [id, pattern])).toEqual([
    ['report-week', '7 8 * * 1'],
    ['report-weekly-hemian', '0 9 * * 1'],
  ]);
  const due = (now: string, lastEnds: LastEnds) =>
    requestsDue(at(now), isoCalendar, lastEnds, '2020-01-01', entries).map(({ period, scope }) => [
      period.id,
      scope,
    ]);
  const lastEnds = { week: '2026-11-16', 'week brand:禾棉': '2026-11-16' };
  expect(due('2026-11-23T08:07', lastEnds)).toEqual([['2026-W47', 'company']]);
  expect(due('2026-11-23T09:00', { ...lastEnds, week: '2026-11-23' })).toEqual([['2026-W47', 'brand:禾棉']]);
});
