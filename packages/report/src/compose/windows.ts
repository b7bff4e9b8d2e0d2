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
  listBefore: Span | null;
  /** Starts of the weeks of the trend, oldest first; each is seven days. */
  weeks: string[];
}

const listDays = 28;
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
  const listBefore = weekly
    ? { start: addDays(list.start, -7), end: addDays(list.end, -7) }
    : previous && { start: previous.start, end: previous.end };
  return { current, previous, list, listBefore, weeks: weeksBefore(period, calendar) };
}
