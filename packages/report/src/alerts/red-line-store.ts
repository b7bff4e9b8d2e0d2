import { type Tx, undatedDay } from '@voc/core';
import { type Db, itemProductKey } from '@voc/core/db';
import { sql } from 'kysely';
import { readListings } from '../compose/listing-store.ts';
import { readProducts } from '../compose/store.ts';
import type { AlertRow } from './alert-facts.ts';
import {
  type ProductDayKey,
  type RedLineFactsLoaded,
  type RedLineVoice,
  similarDays,
} from './red-line-facts.ts';
import { dropGoneAlerts, upsertAlerts } from './store.ts';

/** Rolled-up product-days with a red line, now or when they were last told, that await telling; the newest first. */
export async function dueRedLineDays(db: Db, limit: number): Promise<ProductDayKey[]> {
  const { rows } = await sql<ProductDayKey>`
    select day, product_id as "productId" from (
      select day, product_id from rollups where measure = 'redline'
      union select raised_on, coalesce(product_id, '') from alerts where kind = 'redline') d
    where not exists (select 1 from red_line_days t where t.day = d.day and t.product_id = d.product_id)
    order by day desc, product_id collate "C" limit ${limit}`.execute(db);
  return rows;
}

/**
 * Voices with a red line of these product-days and of the same products before them, in an order that no id decides;
 * words about authorities count with another line of the same voice.
 */
async function readRedLines(db: Db, keys: readonly ProductDayKey[], model: string): Promise<RedLineVoice[]> {
  const { rows } = await sql<RedLineVoice>`
    with wanted as (
      select distinct r.day, r.product_id from rollups r
      join unnest(${keys.map(({ day }) => day)}::date[], ${keys.map(({ productId }) => productId)}::text[])
        as k (day, product_id) on k.product_id = r.product_id and r.day between k.day - ${similarDays}::int and k.day
      where r.measure = 'redline'
    )
    select r.value ->> 'kind' as kind, w.product_id as "productId", w.day, i.event_at as at,
      coalesce(nullif(i.text, ''), (select t.text from item_turns t
        where t.item_id = i.item_id and t.role = 'customer' and position(r.value -> 'evidence' ->> 'text' in t.text) > 0
        order by t.n limit 1), r.value -> 'evidence' ->> 'text') as text,
      r.value -> 'evidence' ->> 'text' as evidence, i.platform, i.shop_id as "shopId", i.kind as channel,
      coalesce(i.color, s.color) as color, coalesce(i.size, s.size) as size,
      to_char(i.ordered_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "orderedOn",
      (select k -> 'evidence' ->> 'text' from jsonb_array_elements(c.red_lines) k where k ->> 'kind' = 'regulator' limit 1) as regulator
    from wanted w
    join items i on i.event_on is not distinct from nullif(w.day, ${undatedDay}::date) and ${itemProductKey} = w.product_id
    join classifications c on c.item_id = i.item_id and c.model_version = ${model}
    cross join lateral jsonb_array_elements(c.red_lines) r
    left join skus s on s.sku_id = i.sku_id
    where (i.event_on in (select day from wanted) or (i.event_on is null and exists (select 1 from wanted where day = ${undatedDay}::date)))
      and c.red_lines <> '[]' and (r.value ->> 'kind' <> 'regulator' or jsonb_array_length(c.red_lines) = 1)
    order by w.day, i.event_at, w.product_id collate "C", r.value ->> 'kind', i.text collate "C",
      (r.value -> 'evidence' ->> 'text') collate "C", i.kind, i.platform, i.shop_id, 10, 11, 12`.execute(db);
  return rows;
}

/** Everything the cards of these product-days tell. */
export async function readRedLineFacts(
  db: Db,
  keys: readonly ProductDayKey[],
  model: string,
): Promise<RedLineFactsLoaded> {
  const ids = [...new Set(keys.map(({ productId }) => productId))].sort();
  return {
    keys,
    voices: await readRedLines(db, keys, model),
    products: await readProducts(db, ids),
    // Only titles are told, and those of the newest version serve best.
    listings: await readListings(db, ids, new Date('9999-01-01T00:00:00Z')),
  };
}

/**
 * Writes the alerts of these product-days and marks them told; false, and nothing is written, where `voices` are not
 * what the tables hold any more: the product-days stay due.
 */
export async function saveRedLines(
  tx: Tx,
  { keys, voices }: Pick<RedLineFactsLoaded, 'keys' | 'voices'>,
  alerts: readonly AlertRow[],
  model: string,
): Promise<boolean> {
  // Rollups change this row: one that is under way ends first, and takes the marks back if it comes later.
  await sql`select seq from data_version for update`.execute(tx);
  if (JSON.stringify(await readRedLines(tx, keys, model)) !== JSON.stringify(voices)) return false;
  await upsertAlerts(tx, alerts);
  const days = keys.map(({ day }) => day);
  const products = keys.map(({ productId }) => productId);
  const ofDays = sql<boolean>`kind = 'redline' and (raised_on, coalesce(product_id, '')) in (
    select * from unnest(${days}::date[], ${products}::text[]))`;
  await dropGoneAlerts(tx, ofDays, alerts);
  await sql`insert into red_line_days (day, product_id)
    select * from unnest(${days}::date[], ${products}::text[]) on conflict do nothing`.execute(tx);
  return true;
}
