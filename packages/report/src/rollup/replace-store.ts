import type { Tx } from '@voc/core';
import { sql } from 'kysely';
import type { ComplaintDelay, ComplaintVoice, DayWords } from './types.ts';

interface Replaced {
  days: readonly string[];
  products: readonly string[];
  rows: readonly ComplaintVoice[] | readonly ComplaintDelay[] | readonly DayWords[];
}

/** Replaces the rows of product-days. */
export async function replaceRows(
  tx: Tx,
  name: 'complaint_voices' | 'complaint_delays' | 'voice_words',
  { days, products, rows }: Replaced,
): Promise<void> {
  const table = sql.table(name);
  await sql`
    delete from ${table} v using unnest(${days}::date[], ${products}::text[]) as k (day, product_id)
    where v.day = k.day and v.product_id = k.product_id`.execute(tx);
  await sql`
    insert into ${table} select * from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json)`.execute(
    tx,
  );
}

/** Sums days over all products again. Behind a lock that every rollup takes, or two of one day would leave out each other's rows. */
export async function sumDays(tx: Tx, days: readonly string[]): Promise<void> {
  const these = [...new Set(days)];
  await sql`delete from rollup_days where day = any(${these}::date[])`.execute(tx);
  await sql`
    insert into rollup_days
    select day, measure, category, kind, platform, shop_id, sum(count)::int from rollups
    where day = any(${these}::date[]) and measure in ('complaint', 'items') group by 1, 2, 3, 4, 5, 6`.execute(
    tx,
  );
}
