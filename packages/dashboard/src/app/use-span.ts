import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { calendarQuery, type Span } from '../api/queries.ts';
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

/** The week of the address, else the newest one. */
export function useSpan(): WeekSpan {
  const { data } = useQuery(calendarQuery);
  const { week } = useSearch({ strict: false }) as { week?: string };
  return spanIn(data, week);
}

/** The span with so many weeks before it. */
export const withWeeksBefore = ({ from, to }: Span, weeks: number): Span => ({
  from: addDays(from, -7 * weeks),
  to,
});
