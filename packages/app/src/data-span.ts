import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { DataSpan } from './periods.ts';

/** First and last business day that hold voices; null when no voice has a time. */
export async function readDataSpan(db: Db): Promise<DataSpan | null> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(event_on) as first, max(event_on) as last from items`.execute(db);
  const [row] = rows;
  return row?.first && row.last ? { first: row.first, last: row.last } : null;
}
