import type { QueryClient } from '@tanstack/react-query';
import { alertsQuery, categoriesQuery, headlineQuery, type Span, trendQuery } from '../../api/queries.ts';
import { firstAlerts, withWeeksBefore } from '../../app/span.ts';

export const openAlertsQuery = alertsQuery(firstAlerts);

/** The week with the seven before it. */
export const eightWeeksQuery = (span: Span, category: string, product?: string) =>
  trendQuery(withWeeksBefore(span), category, product);

/** Asks for all that 概览 shows of a week. */
export const askOverview = (client: QueryClient, span: Span, category = 'total'): Promise<unknown> =>
  Promise.all([
    client.prefetchQuery(headlineQuery(span)),
    client.prefetchQuery(eightWeeksQuery(span, category)),
    client.prefetchQuery(openAlertsQuery),
    client.prefetchQuery(categoriesQuery(span)),
  ]);
