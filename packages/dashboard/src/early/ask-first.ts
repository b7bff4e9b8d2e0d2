import {
  alertsPath,
  calendarPath,
  categoriesPath,
  headlinePath,
  mePath,
  type Span,
  trendPath,
} from '../api/paths.ts';
import type { Calendar, Me } from '../api/types.ts';
import { firstAlerts, withWeeksBefore } from '../app/span.ts';
import { askEarly } from './answers.ts';
import { walkFirst } from './walk-first.ts';

async function read<T>(path: string): Promise<T | undefined> {
  const answer = await askEarly(path);
  // The page reads the answer itself.
  return answer.ok ? ((await answer.clone().json()) as T) : undefined;
}

function askOverview(span: Span, category = 'total'): void {
  const paths = [
    headlinePath(span),
    trendPath(withWeeksBefore(span), category),
    alertsPath(firstAlerts),
    categoriesPath(span),
  ];
  for (const path of paths) void askEarly(path);
}

/** Asks for what every page behind the login needs, and for all of 概览. */
export const askFirst = (location: { pathname: string; search: string }): Promise<void> =>
  walkFirst(location, {
    me: () => read<Me>(mePath),
    calendar: () => read<Calendar>(calendarPath),
    overview: askOverview,
  });
