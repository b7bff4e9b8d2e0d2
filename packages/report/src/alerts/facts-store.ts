import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

/** The product key of an exposure row: its product, else its listing (未归款). */
export const exposureKey = sql`coalesce(nullif(product_id, ''), '~' || platform || '/' || shop_id || '/' || nullif(listing_id, ''), '')`;

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
