import { mismatchCategory, undatedDay } from '@voc/core';
import { type Db, itemProductKey } from '@voc/core/db';
import { sql } from 'kysely';
import type { AlertFactsLoaded, MismatchCount, MismatchQuote, RedLineVoice } from './alert-facts.ts';
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

/** Mismatch complaints in detail from `start` on. */
export async function readMismatchCounts(db: Db, start: string): Promise<MismatchCount[]> {
  const { rows } = await sql<MismatchCount>`
    select r.product_id as "productId", r.day, r.category, r.platform, r.shop_id as "shopId", s.color, s.size,
      sum(r.count)::int as count
    from rollups r left join skus s on s.sku_id = r.sku_id
    where r.measure = 'complaint' and (r.category = ${mismatchCategory}
      or (r.category like 'mismatch.%' and r.category <> 'mismatch.info_unclear')) and r.day >= ${start}::date
    group by 1, 2, 3, 4, 5, 6, 7`.execute(db);
  return rows;
}

/** The three surest mismatch voices of each product-day from `start` on. */
export async function readMismatchQuotes(db: Db, start: string, model: string): Promise<MismatchQuote[]> {
  const { rows } = await sql<MismatchQuote>`
    select * from (
      select ${itemProductKey} as "productId", i.event_on as day, (k.value ->> 'confidence')::float8 as confidence,
        i.text, coalesce(k.value -> 'evidence' -> 0 ->> 'text', '') as evidence, i.kind, i.rating,
        row_number() over (partition by ${itemProductKey}, i.event_on
          order by (k.value ->> 'confidence')::float8 desc, i.text collate "C") as place
      from items i
      join classifications c on c.item_id = i.item_id and c.model_version = ${model}
      cross join lateral (
        select value from jsonb_array_elements(c.categories)
        where value ->> 'id' like 'mismatch.%' and value ->> 'id' <> 'mismatch.info_unclear'
        order by (value ->> 'confidence')::float8 desc limit 1) k
      where i.event_on >= ${start}::date
    ) ranked where place <= 3`.execute(db);
  return rows.map(({ productId, day, confidence, text, evidence, kind, rating }) => ({
    productId,
    day,
    confidence,
    text: text === '' ? evidence : text,
    evidence,
    kind,
    rating,
  }));
}

/** Voices with a red line from `start` on or without a day, in an order that no id decides; authorities count with another line. */
export async function readRedLines(db: Db, start: string, model: string): Promise<RedLineVoice[]> {
  const { rows } = await sql<RedLineVoice>`
    select r.value ->> 'kind' as kind, ${itemProductKey} as "productId", coalesce(i.event_on, ${undatedDay}::date) as day, i.event_at as at,
      case when i.text = '' then r.value -> 'evidence' ->> 'text' else i.text end as text,
      r.value -> 'evidence' ->> 'text' as evidence, i.platform, i.kind as channel,
      (select k -> 'evidence' ->> 'text' from jsonb_array_elements(c.red_lines) k where k ->> 'kind' = 'regulator' limit 1) as regulator
    from items i
    join classifications c on c.item_id = i.item_id and c.model_version = ${model}
    cross join lateral jsonb_array_elements(c.red_lines) r
    where (i.event_on is null or i.event_on >= ${start}::date) and c.red_lines <> '[]'
      and (r.value ->> 'kind' <> 'regulator' or jsonb_array_length(c.red_lines) = 1)
    order by i.event_on, i.event_at, ${itemProductKey} collate "C", r.value ->> 'kind', i.text collate "C", i.kind, i.platform`.execute(
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
