import { noProduct } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { exposureKey } from './facts-store.ts';
import type { ComplaintCount, Denominator, Gap, Volume } from './to-rows.ts';

/** Both days are included. */
export interface DayRange {
  from: string;
  to: string;
}

const within = ({ from, to }: DayRange) => sql`day between ${from}::date and ${to}::date`;

/** Voices and units of each product-day. */
export async function readVolumes(db: Db, range: DayRange): Promise<Volume[]> {
  const { rows } = await sql<Volume>`
    with counted as (
      select product_id, day, sum(count)::int as items from rollups
      where measure = 'items' and ${within(range)} and product_id <> ${noProduct} group by 1, 2
    ), fed as (
      select ${exposureKey} as product_id, day, sum(units)::float8 as units from exposures
      where units is not null and ${within(range)} group by 1, 2
    )
    select product_id as "productId", day, coalesce(items, 0) as items, units
    from counted full join fed using (product_id, day) where product_id <> ${noProduct}
    order by product_id collate "C", day`.execute(db);
  return rows;
}

/** Complaints of each product, category and day. */
export async function readComplaints(
  db: Db,
  range: DayRange,
  categories: readonly string[],
): Promise<ComplaintCount[]> {
  const { rows } = await sql<ComplaintCount>`
    select product_id as "productId", category, day, sum(count)::int as count from rollups
    where measure = 'complaint' and category = any(${categories}::text[]) and ${within(range)}
      and product_id <> ${noProduct}
    group by 1, 2, 3`.execute(db);
  return rows;
}

/** Units are the denominator where known for at least this share of product-days with voices. */
const knownShare = 0.95;
/** Days of data, up to the last one, by which the denominator is chosen. */
const judgedDays = 91;

/** What exposures are made of: units signed for where known nearly everywhere in the last weeks, else voices. */
export async function readDenominator(db: Db): Promise<Denominator> {
  const { rows } = await sql<{ all: number; known: number }>`
    with latest as (select max(day) as day from rollups where measure = 'items'),
    voiced as (
      select distinct product_id, r.day from rollups r, latest
      where measure = 'items' and r.day > latest.day - ${judgedDays}::int and r.day <= latest.day and product_id <> ${noProduct}
    ), fed as (
      select distinct ${exposureKey} as product_id, e.day from exposures e, latest
      where units is not null and e.day > latest.day - ${judgedDays}::int
    )
    select count(*)::int as all, count(*) filter (
      where day in (select day from fed) and product_id in (select product_id from fed))::int as known
    from voiced`.execute(db);
  const { all = 0, known = 0 } = rows[0] ?? {};
  const share = all === 0 ? 0 : known / all;
  const percent = `${Math.floor(share * 1000) / 10}%`;
  return share >= knownShare
    ? { name: '签收量', reason: `近 ${judgedDays} 天 ${percent} 的款·日有签收件数` }
    : {
        name: '声音条数',
        reason: `近 ${judgedDays} 天只有 ${percent} 的款·日有签收件数(不足 95%),改用同款其他声音条数`,
      };
}

/**
 * Product-days whose data has not come, a null product for all: those that the shop and kind of the missing feed were
 * heard of in the four weeks before, as its earlier arrivals tell; everything where it has never come.
 */
export async function readGaps(db: Db, range: DayRange): Promise<Gap[]> {
  const { rows } = await sql<Gap>`
    with gaps as (
      select feed as name, covers_on as day from feed_gaps where filled_at is null and covers_on between ${range.from}::date and ${range.to}::date
      union
      select source, d::date from source_windows, generate_series(
        (start_at at time zone 'Asia/Shanghai')::date, ((end_at - interval '1 microsecond') at time zone 'Asia/Shanghai')::date, '1 day') d
      where state = 'incomplete' and d between ${range.from}::date and ${range.to}::date
    ), brought as (
      select distinct g.name, m.kind, s.platform, s.shop_id from (select distinct name from gaps) g
      left join feed_arrivals a on a.feed = g.name
      join imports m on m.file_name = a.file_name or m.file_name = g.name or starts_with(m.file_name, g.name || ' ')
      join sources s using (source_id)
    )
    select distinct g.day, r.product_id as "productId" from gaps g
    join brought b on b.name = g.name
    join rollups r on r.day between g.day - 28 and g.day - 1 and r.measure = 'items' and r.platform = b.platform
      and r.shop_id = b.shop_id and r.kind || 's' = b.kind and r.product_id <> ${noProduct}
    union
    select g.day, null from gaps g where not exists (select 1 from brought b where b.name = g.name)
    order by 1, 2`.execute(db);
  return rows;
}
