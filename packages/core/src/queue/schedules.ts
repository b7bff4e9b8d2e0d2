import { z } from 'zod';
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

/** The whole company, in keys of reports. */
export const companyScope = 'company';

/** One report that is asked for again and again, on the first day after its period at a time of Asia/Shanghai. */
export const ScheduleEntry = z.strictObject({
  name: z.string().regex(/^[\w-]{1,40}$/, '请用字母、数字、- 和 _'),
  kind: z.enum(scheduledKinds),
  at: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '请写成 08:07'),
  /** Of the whole company unless a part is named, as in `voc report --scope`. */
  scope: z
    .string()
    .regex(
      /^(?:company|(?:brand|line|product):.+|shop:[^/]+\/.+)$/u,
      '请写成 brand:品牌、line:产品线、product:款号 或 shop:平台/店铺',
    )
    .default(companyScope),
});
export type ScheduleEntry = z.infer<typeof ScheduleEntry>;

/** What an entry reports on: a kind, of a part of the company with its scope behind. */
export const subjectOf = ({ kind, scope }: { kind: string; scope: string }): string =>
  scope === companyScope ? kind : `${kind} ${scope}`;

/** A kind may be left out, and is then not asked for. */
export const ScheduleEntries = z
  .array(ScheduleEntry)
  .refine((all) => new Set(all.map(subjectOf)).size === all.length, '同一种报告、同一范围只能有一项')
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, '名称重复');

/** Off the hour, when robots are busy. */
export const usualSchedules: readonly ScheduleEntry[] = [
  { name: 'weekly', kind: 'week', at: '08:07', scope: companyScope },
  { name: 'monthly', kind: 'month', at: '08:07', scope: companyScope },
  { name: 'quarterly', kind: 'quarter', at: '08:07', scope: companyScope },
];

const holders = { week: weekOf, month: monthOf, quarter: quarterOf } as const;

const timeOf = ({ at }: ScheduleEntry): { hour: number; minute: number } => {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  return { hour, minute };
};

/** The ticks of the entries by the calendar of the company: Monday, the first, the first of a quarter. */
export function schedulesOf(
  calendar: Calendar,
  entries: readonly ScheduleEntry[] = usualSchedules,
): Schedule[] {
  const days: Record<ScheduledKind, string> = {
    week: `* * ${calendar.weekStart % 7}`,
    month: `${calendar.monthCut} * *`,
    quarter: `${calendar.monthCut} 1,4,7,10 *`,
  };
  return entries.map((entry) => {
    const { hour, minute } = timeOf(entry);
    return {
      id: `report-${entry.scope === companyScope ? entry.kind : entry.name}`,
      pattern: `${minute} ${hour} ${days[entry.kind]}`,
      tz: 'Asia/Shanghai',
      request: { stage: requestStageName, key: `tick-${entry.name}`, payload: { kind: entry.kind } },
    };
  });
}

/** A report that has become due and that nobody has asked for. */
export interface ReportRequest {
  period: Period & { kind: ScheduledKind };
  scope: string;
  /** When its schedule asked for it; the report takes it as now. */
  asOf: Date;
}

/** The end of the last period that was asked for, by subject. */
export type LastEnds = Readonly<Record<string, Day>>;

function requestedAt(period: Period, entry: ScheduleEntry): Date {
  const { hour, minute } = timeOf(entry);
  return new Date(startOfDay(period.end).getTime() + (hour * 60 + minute) * 60_000);
}

/** When an entry asks for its next report. */
export function nextTick(entry: ScheduleEntry, now: Date, calendar: Calendar): Date {
  const current = holders[entry.kind](dayOf(now), calendar);
  const last = previousPeriod(current, calendar);
  const soon = last && requestedAt(last, entry);
  return soon && soon > now ? soon : requestedAt(current, entry);
}

function missing(entry: ScheduleEntry, now: Date, calendar: Calendar, from: Day): ReportRequest[] {
  const requests: ReportRequest[] = [];
  const { kind, scope } = entry;
  let period: Period | undefined = holders[kind](dayOf(now), calendar);
  while (period && period.end > from) {
    const asOf = requestedAt(period, entry);
    if (asOf <= now) requests.unshift({ period: { ...period, kind }, scope, asOf });
    period = previousPeriod(period, calendar);
  }
  return requests;
}

/**
 * The reports that are due at `now` and were not asked for, oldest first within an entry. With an earlier one of the
 * subject all that were missed since are due; without, only the last, and only when data reach into it: a new
 * installation does not report on its whole past, nor on nothing.
 */
export function requestsDue(
  now: Date,
  calendar: Calendar,
  lastEnds: LastEnds,
  firstDay: Day | null,
  entries: readonly ScheduleEntry[] = usualSchedules,
): ReportRequest[] {
  if (firstDay === null) return [];
  return entries.flatMap((entry) => {
    const last = lastEnds[subjectOf(entry)];
    const from = last !== undefined && last > firstDay ? last : firstDay;
    const requests = missing(entry, now, calendar, from);
    return last === undefined ? requests.slice(-1) : requests;
  });
}
