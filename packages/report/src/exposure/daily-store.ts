import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { longestDelay } from './delay.ts';
import { type DailySold, indexDays, type SoldDay, type Span } from './sold-in-spans.ts';

/** The product key of an exposure row: its product, else its listing (未归款). */
export const exposureKey = sql`coalesce(nullif(e.product_id, ''), '~' || e.platform || '/' || e.shop_id || '/' || nullif(e.listing_id, ''), '')`;

async function readTypes(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; type: string }>`
    select product_id as id, product_type as type from products where product_type is not null`.execute(db);
  return new Map(rows.map(({ id, type }) => [id, type]));
}

async function readFirstDay(db: Db, quantity: 'units' | 'orders'): Promise<string | null> {
  const { rows } = await sql<{ first: string | null }>`
    select min(day) as first from exposures where ${sql.ref(quantity)} is not null`.execute(db);
  return rows[0]?.first ?? null;
}

/**
 * What was sold on every day from `longestDelay` days before the first span to the end of the last: a row a day, so
 * that the database neither sorts by product nor multiplies the days by the spans.
 */
export async function readDailySold(db: Db, spans: readonly Span[]): Promise<DailySold> {
  const { rows } = await sql<SoldDay>`
    with s as (
      select min(start_on) - ${longestDelay}::int as first, max(end_on) as last
      from unnest(${spans.map(({ start }) => start)}::date[], ${spans.map(({ end }) => end)}::date[]) as x (start_on, end_on)
    )
    select day, json_agg(key) as keys, json_agg(units) as units, json_agg(orders) as orders from (
      select ${exposureKey} as key, e.day, sum(e.units) as units, sum(e.orders) as orders from exposures e
      where e.day >= (select first from s) and e.day < (select last from s) group by 1, 2) d
    group by day order by day`.execute(db);
  return indexDays(rows, await readTypes(db), {
    units: await readFirstDay(db, 'units'),
    orders: await readFirstDay(db, 'orders'),
  });
}
