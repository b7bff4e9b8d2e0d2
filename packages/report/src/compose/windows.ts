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
/** Windows before, which weekly lists remember: with nine of them two weeks share as much as with all (bench stats lists). */
export const listMemory = 9;
/** Months or quarters before, which their lists remember. */
const periodMemory = 3;
const weeksShown = 13;
const weeksShownOfAll = 26;

/** The ISO weeks inside of a span, as days; and the days before and after them, none of them in a week of the first. */
export function inWholeWeeks({ start, end }: Span): { weeks: Span; edges: [Span, Span] } {
  const [first, last] = [weekOf(start), weekOf(end)];
  const from = first.start === start ? start : first.end;
  // Without a whole week inside, all of it is an edge.
  const weeks = from < last.start ? { start: from, end: last.start } : { start: end, end };
  return {
    weeks,
    edges: [
      { start, end: weeks.start },
      { start: weeks.end, end },
    ],
  };
}

/** Full weeks that end with the period, or with the last full week inside it. */
function weeksBefore(period: Period, calendar: Calendar): string[] {
  const count = period.kind === 'all' ? weeksShownOfAll : weeksShown;
  const last = weekOf(addDays(period.end, -1), calendar);
  const end = period.kind === 'week' || last.end <= period.end ? period.end : last.start;
  return Array.from({ length: count }, (_, i) => addDays(end, -7 * (count - i)));
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** The periods before, oldest first; none before everything. */
function periodsBefore(period: Period, calendar: Calendar): Span[] {
  const spans: Span[] = [];
  let before = previousPeriod(period, calendar);
  for (let i = 0; i < periodMemory && before; i++) {
    spans.unshift(spanOf(before));
    before = previousPeriod(before, calendar);
  }
  return spans;
}

/** Windows of a weekly list's days, a week apart, oldest first. */
const windowsBefore = ({ start, end }: Span): Span[] =>
  Array.from({ length: listMemory }, (_, i) => -7 * (listMemory - i)).map((days) => ({
    start: addDays(start, days),
    end: addDays(end, days),
  }));

/** Which days a report of this period reads: a weekly report judges its lists over four weeks. */
export function spansOf(period: Period, calendar: Calendar): Spans {
  const current = spanOf(period);
  const weekly = period.kind === 'week';
  const list = weekly ? { start: addDays(period.end, -listDays), end: period.end } : current;
  return {
    current,
    previous: previousPeriod(period, calendar) ?? null,
    list,
    listsBefore: weekly ? windowsBefore(list) : periodsBefore(period, calendar),
    weeks: weeksBefore(period, calendar),
  };
}
