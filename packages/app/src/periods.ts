import {
  addDays,
  type Calendar,
  type Day,
  monthOf,
  type Period,
  type PeriodKind,
  parsePeriod,
  quarterOf,
  weekOf,
} from '@voc/core';

export interface AskedPeriods {
  week?: string;
  month?: string;
  quarter?: string;
}

/** Span of the dated voices, both ends included. */
export interface DataSpan {
  first: Day;
  last: Day;
}

const holders = { week: weekOf, month: monthOf, quarter: quarterOf } as const;

// Weeks and months before it can be reckoned, which the first day of all does not allow.
const noDay: Day = '1970-01-01';

/** The report over everything; without a dated voice its span is empty. */
export function wholePeriod(span: DataSpan | null): Period {
  if (!span) return { kind: 'all', id: 'all', start: noDay, end: noDay };
  return { kind: 'all', id: 'all', start: span.first, end: addDays(span.last, 1) };
}

/** The periods asked for; without any, the last week and the last month that hold dated voices, and everything. */
export function choosePeriods(asked: AskedPeriods, span: DataSpan | null, calendar: Calendar): Period[] {
  const kinds: PeriodKind[] = ['week', 'month', 'quarter'];
  const given = kinds.flatMap((kind) => {
    const id = kind === 'all' ? undefined : asked[kind];
    return id === undefined ? [] : [parsePeriod(kind, id, calendar)];
  });
  if (given.length > 0) return given;
  const last = span ? [weekOf(span.last, calendar), monthOf(span.last, calendar)] : [];
  return [...last, wholePeriod(span)];
}

/** Every week, month and quarter that holds a day of the span, and everything. */
export function everyPeriod(span: DataSpan | null, calendar: Calendar): Period[] {
  const periods: Period[] = [];
  if (!span) return [wholePeriod(span)];
  for (const holder of Object.values(holders)) {
    for (
      let period = holder(span.first, calendar);
      period.start <= span.last;
      period = holder(period.end, calendar)
    ) {
      periods.push(period);
    }
  }
  return [...periods, wholePeriod(span)];
}
