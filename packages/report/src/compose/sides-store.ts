import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { SideCount, Sides, Sold } from './facts/types.ts';
import { type DayTable, inSpan } from './store.ts';
import type { Span } from './windows.ts';

/** Complaints, voices and units (orders of these days) of a span by channel and shop, over all products. */
export async function readSides(
  db: Db,
  table: DayTable,
  span: Span,
  quantity: Sold['quantity'],
): Promise<Sides> {
  const counts = await sql<SideCount>`
    select measure, category, kind, platform, shop_id as "shopId", sum(count)::int as count from ${sql.table(table)}
    where measure in ('complaint', 'items') and ${inSpan('day', span, false)} group by 1, 2, 3, 4, 5`.execute(
    db,
  );
  const units = await sql<Sides['units'][number]>`
    select platform, shop_id as "shopId", sum(${sql.ref(quantity)})::float8 as units from exposures
    where ${sql.ref(quantity)} is not null and ${inSpan('day', span, false)} group by 1, 2`.execute(db);
  return { counts: counts.rows, units: units.rows };
}
