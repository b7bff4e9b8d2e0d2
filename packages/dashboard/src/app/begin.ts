import type { QueryClient } from '@tanstack/react-query';
import { calendarQuery, meQuery } from '../api/queries.ts';
import { askOverview } from '../pages/overview/asks.ts';
import { loadTrendCanvas } from '../parts/chart.tsx';
import { spanIn } from './use-span.ts';

const outside = ['/login', '/setup'];

/**
 * Asks for what every page behind the login needs, and for all of 概览, before anything is drawn: each part would ask only
 * once the one around it is on screen, and the drawing library come last of all.
 */
export async function begin(client: QueryClient, { pathname, search }: Location): Promise<void> {
  if (outside.includes(pathname)) return;
  const isOverview = pathname === '/';
  if (isOverview) void loadTrendCanvas();
  const { rights } = await client.fetchQuery(meQuery);
  if (!rights.includes('read')) return;
  const calendar = await client.fetchQuery(calendarQuery);
  const asked = new URLSearchParams(search);
  const { span } = spanIn(calendar, asked.get('week') ?? undefined);
  if (isOverview && span) askOverview(client, span, asked.get('category') ?? undefined);
}
