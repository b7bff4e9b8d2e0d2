import type { Tx } from '@voc/core';
import { undatedDay } from '@voc/core';
import { type Db, itemProductKey, markThemes, suretyOfClassification } from '@voc/core/db';
import { sql } from 'kysely';
import { similarDays } from '../alerts/red-line-facts.ts';
import { distinctDays } from './distinct-days.ts';
import { replaceRows, sumDays, sumWeeks } from './replace-store.ts';
import type { DirtyDay, RolledUp, RollupRow, Voice } from './types.ts';

/** Dirty product-days, oldest day first, each with its newest mark. */
export async function dirtyDays(db: Db, limit: number): Promise<DirtyDay[]> {
  const rows = await db
    .selectFrom('dirty_days')
    .select(({ fn }) => ['day', 'product_id', fn.max('seq').as('seq')])
    .groupBy(['day', 'product_id'])
    .orderBy('day')
    .orderBy('product_id')
    .limit(limit)
    .execute();
  return rows.map(({ day, product_id, seq }) => ({ day, productId: product_id, seq }));
}

/** All marks of the given product-days. */
export async function readMarks(
  db: Db,
  keys: readonly { day: string; productId: string }[],
): Promise<DirtyDay[]> {
  const { rows } = await sql<{ day: string; product_id: string; seq: string }>`
    select d.day, d.product_id, d.seq from dirty_days d
    join unnest(${keys.map((key) => key.day)}::date[], ${keys.map((key) => key.productId)}::text[])
      as k (day, product_id) on k.day = d.day and k.product_id = d.product_id
    order by 1, 2, 3`.execute(db);
  return rows.map(({ day, product_id, seq }) => ({ day, productId: product_id, seq }));
}

/** What the model found a complaint under; nothing where it found that it is none. */
const foundLeaves = sql`case when cardinality(c.leaves) = 0 then '[]' else (
  select coalesce(json_agg(json_build_object('id', one ->> 'id', 'confidence', one -> 'confidence',
    'evidence', one -> 'evidence' -> 0 ->> 'text')), '[]') from jsonb_array_elements(c.categories) one) end`;

type Row = Omit<Voice, 'heardAt'> & { heardAt: Date | null };

/** The classified voices of dirty product-days, and the other voices of their orders, newest correction applied. */
export async function readVoices(db: Db, dirty: readonly DirtyDay[], modelVersion: string): Promise<Voice[]> {
  const { rows } = await sql<Row>`
    with wanted as (
      select k.day, k.product_id
      from unnest(${dirty.map((one) => one.day)}::date[], ${dirty.map((one) => one.productId)}::text[]) as k (day, product_id)
    ), own as (
      select i.item_id, i.order_hash from wanted w
      join items i on i.product_id = w.product_id and i.event_on = w.day where w.product_id <> ''
      union all
      -- Without a product, or without a day; by a condition of its own, for no index serves both.
      select i.item_id, i.order_hash from wanted w
      join items i on i.event_on = w.day and coalesce(i.product_id, '') = '' and ${itemProductKey} = w.product_id
      union all
      select i.item_id, i.order_hash from wanted w
      join items i on i.event_on is null and ${itemProductKey} = w.product_id where w.day = ${undatedDay}::date
    ), heard as (
      select item_id from own
      union
      select i.item_id from items i where i.order_hash in (select order_hash from own where order_hash is not null)
    )
    select i.item_id as "itemId", coalesce(i.event_on, ${undatedDay}::date) as day, ${itemProductKey} as "productId", i.kind, i.platform,
      i.shop_id as "shopId", coalesce(i.listing_id, '') as "listingId", coalesce(i.sku_id, '') as "skuId",
      i.order_hash as "orderHash", i.event_at as "heardAt", i.text, coalesce(latest.intent, c.intent) as intent,
      (i.ordered_at at time zone 'Asia/Shanghai')::date as "orderedOn",
      (i.signed_at at time zone 'Asia/Shanghai')::date as "signedOn",
      coalesce(latest.leaves, c.leaves) as leaves, c.praises, c.wishes, c.topics, c.red_lines as "redLines", c.unresolved,
      i.customer_hash as "customerHash", ${suretyOfClassification} as surety, ${foundLeaves} as found
    from heard h
    join items i on i.item_id = h.item_id
    join classifications c on c.item_id = i.item_id and c.model_version = ${modelVersion}
    left join lateral (
      select leaves, intent from corrections where item_id = i.item_id order by corrected_at desc, author limit 1) latest on true`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, heardAt: row.heardAt?.toISOString() ?? '' }));
}

/**
 * Takes the marks that were read; a later one stays for the next run. The days whose marks another run has taken
 * all meanwhile are left out: it has read them no earlier.
 */
async function takeMarks(tx: Tx, marks: readonly DirtyDay[]): Promise<Set<string>> {
  const { rows } = await sql<{ day: string; product_id: string }>`
    delete from dirty_days d
    using unnest(${marks.map((one) => one.day)}::date[], ${marks.map((one) => one.productId)}::text[],
      ${marks.map((one) => one.seq)}::bigint[]) as k (day, product_id, seq)
    where d.day = k.day and d.product_id = k.product_id and d.seq = k.seq
    returning d.day, d.product_id`.execute(tx);
  return new Set(rows.map((row) => `${row.day} ${row.product_id}`));
}

/** Late rows make the reports of their periods due again; equal content makes no revision. */
async function reopenPeriods(tx: Tx, days: readonly string[]): Promise<void> {
  await sql`
    update report_requests set state = 'due' where state = 'done' and (kind = 'all' or exists (
      select 1 from unnest(${days}::date[]) as d (day) where d.day >= start_on and d.day < end_on))`.execute(
    tx,
  );
}

/** Red lines of a product count those of the 90 days before them, so its later days are told anew too. */
async function retellRedLines(tx: Tx, days: readonly string[], products: readonly string[]): Promise<void> {
  await sql`
    delete from red_line_days r using unnest(${days}::date[], ${products}::text[]) as k (day, product_id)
    where r.product_id = k.product_id and r.day between k.day and k.day + ${similarDays}::int`.execute(tx);
}

/** Deletes the rows of product-days; gives those that count all voices. */
async function deleteRollups(
  tx: Tx,
  days: readonly string[],
  products: readonly string[],
): Promise<RollupRow[]> {
  const { rows } = await sql<RollupRow>`
    with gone as (
      delete from rollups r using unnest(${days}::date[], ${products}::text[]) as k (day, product_id)
      where r.day = k.day and r.product_id = k.product_id returning r.*)
    select * from gone where measure = 'items'`.execute(tx);
  return rows;
}

/** How many voices were heard of each product-day, and where. */
const voicesKey = (rows: readonly RollupRow[]): string =>
  rows
    .filter(({ measure }) => measure === 'items')
    .map((row) =>
      [
        row.day,
        row.product_id,
        row.kind,
        row.platform,
        row.shop_id,
        row.listing_id,
        row.sku_id,
        row.count,
      ].join('\u0000'),
    )
    .sort()
    .join('\n');

/** Replaces the rows of the product-days whose marks it could take, and makes detection look at these days again. */
export async function saveRollups(
  tx: Tx,
  marks: readonly DirtyDay[],
  { rows, complaints, delays, words, chats }: RolledUp,
): Promise<void> {
  const taken = await takeMarks(tx, marks);
  if (taken.size === 0) return;
  const done = distinctDays(marks).filter((one) => taken.has(`${one.day} ${one.productId}`));
  const days = done.map((one) => one.day);
  const products = done.map((one) => one.productId);
  const isTaken = (row: { day: string; product_id: string }): boolean =>
    taken.has(`${row.day} ${row.product_id}`);
  const kept = rows.filter(isTaken);
  const before = await deleteRollups(tx, days, products);
  await sql`
    insert into rollups select * from json_populate_recordset(null::rollups, ${JSON.stringify(kept)}::json)`.execute(
    tx,
  );
  await replaceRows(tx, 'complaint_voices', { days, products, rows: complaints.filter(isTaken) });
  await replaceRows(tx, 'complaint_delays', { days, products, rows: delays.filter(isTaken) });
  await replaceRows(tx, 'voice_words', { days, products, rows: words.filter(isTaken) });
  await replaceRows(tx, 'chat_answers', { days, products, rows: chats.filter(isTaken) });
  const hasOtherVoices = voicesKey(before) !== voicesKey(kept);
  // The version is locked first: a detection that comes in between either ends before its days are taken back, or sees it.
  await tx
    .updateTable('data_version')
    .set({ seq: sql`seq + 1`, ...(hasOtherVoices ? { voices_seq: sql`voices_seq + 1` } : {}) })
    .execute();
  await sumDays(tx, days);
  await markThemes(tx, days, hasOtherVoices);
  await sumWeeks(tx, days, products);
  await reopenPeriods(tx, days);
  await retellRedLines(tx, days, products);
  const dated = days.filter((day) => day !== undatedDay).sort();
  if (dated[0]) await tx.deleteFrom('detected_days').where('day', '>=', dated[0]).execute();
}
