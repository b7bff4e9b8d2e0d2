import type { Span } from '../api/paths.ts';
import type { Calendar } from '../api/types.ts';
import { addDays, spanOfWeek } from '../parts/weeks.ts';

export interface WeekSpan {
  /** Undefined until the calendar is known, and while there is no data. */
  week: string | undefined;
  span: Span | undefined;
}

/** The week that is asked for, else the newest whole week with data. */
export function spanIn(calendar: Calendar | undefined, asked: string | undefined): WeekSpan {
  const chosen = asked === undefined ? undefined : spanOfWeek(asked);
  if (asked !== undefined && chosen) return { week: asked, span: chosen };
  const newest = calendar?.week;
  return newest
    ? { week: newest.id, span: { from: newest.from, to: newest.to } }
    : { week: undefined, span: undefined };
}

/** The span with some weeks before it; with seven it is what 概览 draws. */
export const withWeeksBefore = ({ from, to }: Span, weeks = 7): Span => ({
  from: addDays(from, -7 * weeks),
  to,
});

/** Alerts that 概览 shows. */
export const firstAlerts = { state: 'open', limit: 6 };
