import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { calendarQuery } from '../api/queries.ts';
import { spanIn, type WeekSpan } from './span.ts';

/** The week of the address, else the newest one. */
export function useSpan(): WeekSpan {
  const { data } = useQuery(calendarQuery);
  const { week } = useSearch({ strict: false }) as { week?: string };
  return spanIn(data, week);
}
