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
import { firstAlerts, spanIn, withWeeksBefore } from '../app/span.ts';
import { askEarly } from './answers.ts';

const outside = ['/login', '/setup'];

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
export async function askFirst({ pathname, search }: { pathname: string; search: string }): Promise<void> {
  if (outside.includes(pathname)) return;
  const me = await read<Me>(mePath);
  if (!me?.rights.includes('read')) return;
  const calendar = await read<Calendar>(calendarPath);
  const asked = new URLSearchParams(search);
  const { span } = spanIn(calendar, asked.get('week') ?? undefined);
  if (pathname === '/' && span) askOverview(span, asked.get('category') ?? undefined);
}
