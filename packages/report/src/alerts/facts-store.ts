import { mismatchCategory, undatedDay } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
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
