import type { QueryClient } from '@tanstack/react-query';
import { alertsQuery, categoriesQuery, headlineQuery, type Span, trendQuery } from '../../api/queries.ts';
import { withWeeksBefore } from '../../app/use-span.ts';

const weeksBefore = 7;

export const openAlertsQuery = alertsQuery({ state: 'open', limit: 6 });

/** The week with the seven before it. */
export const eightWeeksQuery = (span: Span, category: string, product?: string) =>
  trendQuery(withWeeksBefore(span, weeksBefore), category, product);

/** Asks for all that 概览 shows of a week. */
export const askOverview = (client: QueryClient, span: Span, category = 'total'): Promise<unknown> =>
  Promise.all([
    client.prefetchQuery(headlineQuery(span)),
    client.prefetchQuery(eightWeeksQuery(span, category)),
    client.prefetchQuery(openAlertsQuery),
    client.prefetchQuery(categoriesQuery(span)),
  ]);
