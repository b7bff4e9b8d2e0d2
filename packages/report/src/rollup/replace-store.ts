import { type Tx, undatedDay } from '@voc/core';
import { sql } from 'kysely';
import type { ChatRow, ComplaintDelay, ComplaintVoice, DayWords } from './types.ts';

interface Replaced {
  days: readonly string[];
  products: readonly string[];
  rows: readonly ComplaintVoice[] | readonly ComplaintDelay[] | readonly DayWords[] | readonly ChatRow[];
}

/** Replaces the rows of product-days. */
export async function replaceRows(
  tx: Tx,
  name: 'complaint_voices' | 'complaint_delays' | 'voice_words' | 'chat_answers',
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

/** Sums the ISO weeks of product-days again, behind the same lock. What no report counts by week is left out. */
export async function sumWeeks(tx: Tx, days: readonly string[], products: readonly string[]): Promise<void> {
  const touched = sql`(
    select distinct date_trunc('week', k.day)::date as week_on, k.product_id
    from unnest(${days}::date[], ${products}::text[]) as k (day, product_id) where k.day > ${undatedDay}::date)`;
  await sql`
    delete from rollup_weeks w using ${touched} t
    where w.week_on = t.week_on and w.product_id = t.product_id`.execute(tx);
  await sql`
    insert into rollup_weeks
    select t.week_on, r.product_id, measure, category, kind, platform, shop_id, sum(count)::int
    from ${touched} t cross join generate_series(0, 6) d
    join rollups r on r.day = t.week_on + d and r.product_id = t.product_id
    where measure <> 'intent' group by 1, 2, 3, 4, 5, 6, 7`.execute(tx);
}
