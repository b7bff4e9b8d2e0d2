import { undatedDay } from '@voc/core';
import { type Db, itemProductKey } from '@voc/core/db';
import { sql } from 'kysely';
import type { DayWords, DirtyDay } from './types.ts';

/** Reads what customers said of product-days in texts, follow-ups and conversations, each saying once. */
export async function readWords(
  db: Db,
  wanted: readonly Pick<DirtyDay, 'day' | 'productId'>[],
): Promise<DayWords[]> {
  const { rows } = await sql<DayWords>`
    with wanted as (
      select k.day, k.product_id
      from unnest(${wanted.map((one) => one.day)}::date[], ${wanted.map((one) => one.productId)}::text[]) as k (day, product_id)
    ), own as (
      select w.*, i.item_id, i.kind, i.text, i.follow_ups from wanted w
      join items i on i.product_id = w.product_id and i.event_on = w.day where w.product_id <> ''
      union all
      select w.*, i.item_id, i.kind, i.text, i.follow_ups from wanted w
      join items i on i.event_on = w.day and coalesce(i.product_id, '') = '' and ${itemProductKey} = w.product_id
    ), said as (
      select day, product_id, text from own
      union select day, product_id, f ->> 'text' from own, jsonb_array_elements(follow_ups) f where follow_ups <> '[]'
      union select day, product_id, t.text from own join item_turns t using (item_id)
      where own.kind = 'chat' and t.role = 'customer'
    )
    select day, product_id, string_agg(lower(text), E'\\n' order by lower(text) collate "C") as words
    from said where text <> '' and day <> ${undatedDay}::date group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}
