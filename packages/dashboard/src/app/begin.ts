import type { QueryClient } from '@tanstack/react-query';
import { calendarQuery, meQuery } from '../api/queries.ts';
import { askedFirst } from '../early/early.ts';
import { walkFirst } from '../early/walk-first.ts';
import { askOverview } from '../pages/overview/asks.ts';

/** So long an empty page waits for its data at most: drawn once with them it is there sooner than drawn three times. */
const longestMs = 400;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for what every page behind the login needs, and for all of 概览; most of it has been asked for before this is there. */
async function ask(client: QueryClient, location: Location): Promise<void> {
  // Else the same would be asked for twice.
  await askedFirst;
  await walkFirst(location, {
    me: () => client.fetchQuery(meQuery),
    calendar: () => client.fetchQuery(calendarQuery),
    overview: (span, category) => askOverview(client, span, category),
  });
}

/** Asks for what comes first, and ends when it is there or has taken too long; what fails is told by the part that shows it. */
export const begin = (client: QueryClient, location: Location): Promise<void> =>
  Promise.race([ask(client, location).catch(() => undefined), wait(longestMs)]);
