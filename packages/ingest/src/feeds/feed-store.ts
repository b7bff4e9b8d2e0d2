import { dayOf } from '@voc/core';
import type { Pool, PoolClient } from '@voc/core/db';
import type { Imported } from '../import-table.ts';
import { type Arrival, type Feed, findArrivals } from './feed.ts';
import { type FeedGap, findGaps } from './find-gaps.ts';

/**
 * Notes which feeds an import brings, in its transaction. The same bytes again bring nothing, unless they are those
 * of a day without a row.
 */
export async function saveArrivals(
  client: PoolClient,
  feeds: readonly Feed[],
  imported: Imported,
  now: Date,
): Promise<void> {
  if (imported.isRepeat && imported.read > 0) return;
  for (const { feed, dueOn } of findArrivals(feeds, imported, now)) {
    await client.query(
      'insert into feed_arrivals (feed, arrived_on, file_name) values ($1, $2, $3) on conflict do nothing',
      [feed, dueOn, imported.fileName],
    );
    await client.query(
      'update feed_gaps set filled_at = $3 where feed = $1 and due_on = $2 and filled_at is null',
      [feed, dueOn, now],
    );
  }
}

async function waitFor(pool: Pool, feeds: readonly Feed[], now: Date): Promise<(Feed & { since: string })[]> {
  const names = feeds.map(({ name }) => name);
  await pool.query(
    'insert into expected_feeds (feed, since) select unnest($1::text[]), $2 on conflict do nothing',
    [names, dayOf(now)],
  );
  const { rows } = await pool.query<{ feed: string; since: string }>(
    'select feed, since from expected_feeds where feed = any($1)',
    [names],
  );
  const since = new Map(rows.map((row) => [row.feed, row.since]));
  return feeds.map((feed) => ({ ...feed, since: since.get(feed.name) ?? dayOf(now) }));
}

/** Stores the gaps as of `now`; returns all that are open, and which of them are told for the first time. */
export async function saveGaps(
  pool: Pool,
  feeds: readonly Feed[],
  now: Date,
): Promise<{ open: FeedGap[]; fresh: FeedGap[] }> {
  if (feeds.length === 0) return { open: [], fresh: [] };
  const waited = await waitFor(pool, feeds, now);
  const { rows: arrivals } = await pool.query<Arrival>(
    'select feed, arrived_on as "dueOn" from feed_arrivals where feed = any($1)',
    [feeds.map(({ name }) => name)],
  );
  const open = findGaps(waited, arrivals, now);
  const fresh: FeedGap[] = [];
  for (const gap of open) {
    const { rowCount } = await pool.query(
      `insert into feed_gaps (feed, due_on, covers_on)
      select $1, $2, $3 where not exists (select 1 from feed_arrivals where feed = $1 and arrived_on = $2)
      on conflict do nothing`,
      [gap.feed, gap.dueOn, gap.coversOn],
    );
    if (rowCount === 1) fresh.push(gap);
  }
  return { open, fresh };
}
