import { z } from 'zod';
import { UsageError } from '../errors.ts';

/** A business day in Asia/Shanghai, `YYYY-MM-DD`. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export type Day = z.infer<typeof Day>;

/** The business day under which items without any time are counted; it belongs to no week or month. */
export const undatedDay: Day = '0001-01-01';

/** The instant that a report takes as now where no voice has a date: the beginning of time. */
export const noCutOff: Date = new Date(0);

export const PeriodKind = z.enum(['week', 'month', 'quarter', 'all']);
export type PeriodKind = z.infer<typeof PeriodKind>;

/** Half-open `[start, end)` in business days. */
export interface Period {
  kind: PeriodKind;
  /** `2026-W46`, `2026-11`, `2026-Q4` or `all`. */
  id: string;
  start: Day;
  end: Day;
}

export interface Calendar {
  /** ISO weekday on which a week starts, 1 = Monday. */
  weekStart: number;
  /** Day of month on which a month starts. */
  monthCut: number;
}

export const isoCalendar: Calendar = { weekStart: 1, monthCut: 1 };

const dayMs = 86_400_000;
const shanghaiOffsetMs = 8 * 3_600_000;
const toUtc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const fromUtc = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** The business day (Asia/Shanghai, UTC+8 in every year since 1992) of an instant. */
export function dayOf(instant: Date): Day {
  return fromUtc(instant.getTime() + shanghaiOffsetMs);
}

/** `2026-11-16 08:07`: an instant in Asia/Shanghai, to the minute. */
export const localMinute = (instant: Date): string =>
  new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 16).replace('T', ' ');

/** The instant at which a business day begins. */
export function startOfDay(day: Day): Date {
  return new Date(toUtc(day) - shanghaiOffsetMs);
}

export function addDays(day: Day, days: number): Day {
  return fromUtc(toUtc(day) + days * dayMs);
}

/** Whole days from a to b, negative when b is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((toUtc(b) - toUtc(a)) / dayMs);
}

/** All days of `[start, end)` in order. */
export function daysOf(period: { start: Day; end: Day }): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(period.start, period.end)) }, (_, i) =>
    addDays(period.start, i),
  );
}

/** ISO weekday, 1 = Monday … 7 = Sunday. */
export function weekday(day: Day): number {
  return new Date(toUtc(day)).getUTCDay() || 7;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** The week that holds a day; its id is the ISO week of the day three days after its start. */
export function weekOf(day: Day, calendar: Calendar = isoCalendar): Period {
  const start = addDays(day, -((weekday(day) - calendar.weekStart + 7) % 7));
  const thursday = addDays(start, 3);
  const year = Number(thursday.slice(0, 4));
  const first = addDays(`${year}-01-04`, -((weekday(`${year}-01-04`) - calendar.weekStart + 7) % 7));
  const number = Math.round(daysBetween(first, start) / 7) + 1;
  return { kind: 'week', id: `${year}-W${pad(number)}`, start, end: addDays(start, 7) };
}

function monthPeriod(year: number, month: number, cut: number): Period {
  const at = (index: number): Day => fromUtc(Date.UTC(year, month - 1 + index, cut));
  return { kind: 'month', id: `${year}-${pad(month)}`, start: at(0), end: at(1) };
}

/** The month that holds a day; with a cut other than 1 a month runs from the cut to the next cut. */
export function monthOf(day: Day, calendar: Calendar = isoCalendar): Period {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (date >= calendar.monthCut) return monthPeriod(year, month, calendar.monthCut);
  return month === 1
    ? monthPeriod(year - 1, 12, calendar.monthCut)
    : monthPeriod(year, month - 1, calendar.monthCut);
}

export function quarterOf(day: Day, calendar: Calendar = isoCalendar): Period {
  const month = monthOf(day, calendar);
  const year = Number(month.id.slice(0, 4));
  const quarter = Math.ceil(Number(month.id.slice(5, 7)) / 3);
  const start = monthPeriod(year, quarter * 3 - 2, calendar.monthCut).start;
  return {
    kind: 'quarter',
    id: `${year}-Q${quarter}`,
    start,
    end: monthPeriod(year, quarter * 3, calendar.monthCut).end,
  };
}

/** Parses `2026-W46`, `2026-11` or `2026-Q4`; UsageError with an example otherwise. */
export function parsePeriod(kind: PeriodKind, id: string, calendar: Calendar = isoCalendar): Period {
  const week = /^(\d{4})-W(\d{2})$/.exec(id);
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(id);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(id);
  let period: Period | undefined;
  if (kind === 'week' && week)
    period = weekOf(addDays(`${week[1]}-01-04`, (Number(week[2]) - 1) * 7), calendar);
  if (kind === 'month' && month) period = monthPeriod(Number(month[1]), Number(month[2]), calendar.monthCut);
  if (kind === 'quarter' && quarter) {
    period = quarterOf(`${quarter[1]}-${pad(Number(quarter[2]) * 3 - 1)}-15`, calendar);
  }
  if (!period || period.id !== id) {
    throw new UsageError(
      `「${id}」不是有效的周期。请写成 --week 2026-W46、--month 2026-11 或 --quarter 2026-Q4`,
    );
  }
  return period;
}

/** The period of the same kind just before; `all` has none. */
export function previousPeriod(period: Period, calendar: Calendar = isoCalendar): Period | undefined {
  const before = addDays(period.start, -1);
  if (period.kind === 'week') return weekOf(before, calendar);
  if (period.kind === 'month') return monthOf(before, calendar);
  if (period.kind === 'quarter') return quarterOf(before, calendar);
  return undefined;
}
