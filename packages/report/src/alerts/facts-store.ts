import { mismatchCategory, undatedDay } from '@voc/core';
import { type Db, itemProductKey } from '@voc/core/db';
import { sql } from 'kysely';
import type { AlertFactsLoaded, RedLineVoice } from './alert-facts.ts';
import type { ProductDay } from './to-series.ts';

/** The product key of an exposure row: its product, else its listing (未归款). */
const exposureKey = sql`coalesce(nullif(product_id, ''), '~' || platform || '/' || shop_id || '/' || nullif(listing_id, ''), '')`;

/** Mismatch complaints, voices and units of each product-day from `start` on. */
export async function readProductDays(db: Db, start: string): Promise<ProductDay[]> {
  const { rows } = await sql<ProductDay>`
    with counted as (
      select product_id, day,
        (coalesce(sum(count) filter (where measure = 'complaint'), 0))::int as complaints,
        (coalesce(sum(count) filter (where measure = 'items'), 0))::int as items
      from rollups
      where day >= ${start}::date and day > ${undatedDay}::date and ((measure = 'complaint' and category = ${mismatchCategory}) or measure = 'items')
      group by 1, 2
    ), fed as (
      select ${exposureKey} as product_id, day, sum(units)::float8 as units from exposures
      where day >= ${start}::date and units is not null group by 1, 2
    )
    select product_id as "productId", day, coalesce(complaints, 0) as complaints, coalesce(items, 0) as items, units
    from counted full join fed using (product_id, day)
    order by product_id collate "C", day`.execute(db);
  return rows;
}

/** Units of a product signed for on each day of `start` to `end`, both included. */
export async function readUnits(
  db: Db,
  productId: string,
  start: string,
  end: string,
): Promise<{ day: string; units: number }[]> {
  const { rows } = await sql<{ day: string; units: number }>`
    select day, sum(units)::float8 as units from exposures
    where units is not null and day between ${start}::date and ${end}::date and ${exposureKey} = ${productId}
    group by 1 order by 1`.execute(db);
  return rows;
}

/** Alerts of mismatch raised before a day that were still seen on it or later. */
export async function readRunning(db: Db, day: string): Promise<string[]> {
  const rows = await db
    .selectFrom('alerts')
    .select('dedup_key')
    .where('kind', '=', 'mismatch')
    .where('raised_on', '<', day)
    .where('last_on', '>=', day)
    .execute();
  return rows.map(({ dedup_key }) => dedup_key);
}

/** Voices with a red line from `start` on or without a day, in an order that no id decides; authorities count with another line. */
export async function readRedLines(db: Db, start: string, model: string): Promise<RedLineVoice[]> {
  const { rows } = await sql<RedLineVoice>`
    select r.value ->> 'kind' as kind, ${itemProductKey} as "productId", coalesce(i.event_on, ${undatedDay}::date) as day, i.event_at as at,
      coalesce(nullif(i.text, ''), (select t.text from item_turns t
        where t.item_id = i.item_id and t.role = 'customer' and position(r.value -> 'evidence' ->> 'text' in t.text) > 0
        order by t.n limit 1), r.value -> 'evidence' ->> 'text') as text,
      r.value -> 'evidence' ->> 'text' as evidence, i.platform, i.kind as channel,
      (select k -> 'evidence' ->> 'text' from jsonb_array_elements(c.red_lines) k where k ->> 'kind' = 'regulator' limit 1) as regulator
    from items i
    join classifications c on c.item_id = i.item_id and c.model_version = ${model}
    cross join lateral jsonb_array_elements(c.red_lines) r
    where (i.event_on is null or i.event_on >= ${start}::date) and c.red_lines <> '[]'
      and (r.value ->> 'kind' <> 'regulator' or jsonb_array_length(c.red_lines) = 1)
    order by i.event_on, i.event_at, ${itemProductKey} collate "C", r.value ->> 'kind', i.text collate "C", (r.value -> 'evidence' ->> 'text') collate "C", i.kind, i.platform`.execute(
    db,
  );
  return rows;
}

export async function readRedLineDays(db: Db, start: string): Promise<AlertFactsLoaded['redLineDays']> {
  const { rows } = await sql<AlertFactsLoaded['redLineDays'][number]>`
    select product_id as "productId", day, category as kind, sum(count)::int as count from rollups
    where measure = 'redline' and day >= ${start}::date group by 1, 2, 3`.execute(db);
  return rows;
}
