import {
  type Calendar,
  type Day,
  dayOf,
  monthOf,
  type Period,
  previousPeriod,
  quarterOf,
  startOfDay,
  weekOf,
} from '../domain/period.ts';
import type { Schedule } from './types.ts';

export const scheduledKinds = ['week', 'month', 'quarter'] as const;
export type ScheduledKind = (typeof scheduledKinds)[number];

/** Name of the stage that a tick nudges. */
export const requestStageName = 'request';

const hour = 9;
const minute = 7;
const holders = { week: weekOf, month: monthOf, quarter: quarterOf } as const;

/** Reports are asked for at 09:07 on the first day after their period; off the hour, when robots are busy. */
export function schedulesOf(calendar: Calendar): Schedule[] {
  const days: Record<ScheduledKind, string> = {
    week: `* * ${calendar.weekStart % 7}`,
    month: `${calendar.monthCut} * *`,
    quarter: `${calendar.monthCut} 1,4,7,10 *`,
  };
  return scheduledKinds.map((kind) => ({
    id: `report-${kind}`,
    pattern: `${minute} ${hour} ${days[kind]}`,
    tz: 'Asia/Shanghai',
    request: { stage: requestStageName, key: `tick-${kind}`, payload: { kind } },
  }));
}

/** A report that has become due and that nobody has asked for. */
export interface ReportRequest {
  period: Period & { kind: ScheduledKind };
  /** When its schedule asked for it; the report takes it as now. */
  asOf: Date;
}

/** The end of the last period of each kind that was asked for. */
export type LastEnds = Partial<Record<ScheduledKind, Day>>;

const requestedAt = (period: Period): Date =>
  new Date(startOfDay(period.end).getTime() + (hour * 60 + minute) * 60_000);

function missing(kind: ScheduledKind, now: Date, calendar: Calendar, from: Day): ReportRequest[] {
  const requests: ReportRequest[] = [];
  let period: Period | undefined = holders[kind](dayOf(now), calendar);
  while (period && period.end > from) {
    const asOf = requestedAt(period);
    if (asOf <= now) requests.unshift({ period: { ...period, kind }, asOf });
    period = previousPeriod(period, calendar);
  }
  return requests;
}

/**
 * The reports that are due at `now` and were not asked for, oldest first within a kind. With an earlier one of the
 * kind all that were missed since are due; without, only the last, and only when data reach into it: a new
 * installation does not report on its whole past, nor on nothing.
 */
export function requestsDue(
  now: Date,
  calendar: Calendar,
  lastEnds: LastEnds,
  firstDay: Day | null,
): ReportRequest[] {
  if (firstDay === null) return [];
  return scheduledKinds.flatMap((kind) => {
    const last = lastEnds[kind];
    const from = last !== undefined && last > firstDay ? last : firstDay;
    const requests = missing(kind, now, calendar, from);
    return last === undefined ? requests.slice(-1) : requests;
  });
}
