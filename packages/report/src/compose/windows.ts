import { addDays, type Calendar, type Period, previousPeriod, weekOf } from '@voc/core';

export interface Span {
  start: string;
  end: string;
}

/** The spans of days a report reads. */
export interface Spans {
  current: Span;
  previous: Period | null;
  list: Span;
  /** The list's window one and more steps earlier, oldest first. */
  listsBefore: Span[];
  /** Starts of the weeks of the trend, oldest first; each is seven days. */
  weeks: string[];
}

const listDays = 28;
/** Memory of the weekly lists: with three windows week-to-week overlap is as good as with all. */
const listMemory = 3;
const weeksShown = 13;
const weeksShownOfAll = 26;

/** Full weeks that end with the period, or with the last full week inside it. */
function weeksBefore(period: Period, calendar: Calendar): string[] {
  const count = period.kind === 'all' ? weeksShownOfAll : weeksShown;
  const last = weekOf(addDays(period.end, -1), calendar);
  const end = period.kind === 'week' || last.end <= period.end ? period.end : last.start;
  return Array.from({ length: count }, (_, i) => addDays(end, -7 * (count - i)));
}

/** Which days a report of this period reads: a weekly report judges its lists over four weeks. */
export function spansOf(period: Period, calendar: Calendar): Spans {
  const current = { start: period.start, end: period.end };
  const previous = previousPeriod(period, calendar) ?? null;
  const weekly = period.kind === 'week';
  const list = weekly ? { start: addDays(period.end, -listDays), end: period.end } : current;
  const stepsBack = Array.from({ length: listMemory }, (_, i) => -7 * (listMemory - i));
  const listsBefore = weekly
    ? stepsBack.map((days) => ({ start: addDays(list.start, days), end: addDays(list.end, days) }))
    : previous
      ? [{ start: previous.start, end: previous.end }]
      : [];
  return { current, previous, list, listsBefore, weeks: weeksBefore(period, calendar) };
}
