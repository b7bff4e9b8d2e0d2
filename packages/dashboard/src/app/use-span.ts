import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { calendarQuery, type Span } from '../api/queries.ts';
import { addDays, spanOfWeek } from '../parts/weeks.ts';

export interface WeekSpan {
  /** Undefined until the calendar is known, and while there is no data. */
  week: string | undefined;
  span: Span | undefined;
}

/** The week of the address, else the newest whole week with data. */
export function useSpan(): WeekSpan {
  const { data } = useQuery(calendarQuery);
  const search = useSearch({ strict: false }) as { week?: string };
  const chosen = search.week === undefined ? undefined : spanOfWeek(search.week);
  if (search.week !== undefined && chosen) return { week: search.week, span: chosen };
  const newest = data?.week;
  return newest
    ? { week: newest.id, span: { from: newest.from, to: newest.to } }
    : { week: undefined, span: undefined };
}

/** The span with so many weeks before it. */
export const withWeeksBefore = ({ from, to }: Span, weeks: number): Span => ({
  from: addDays(from, -7 * weeks),
  to,
});
