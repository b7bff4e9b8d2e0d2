import { addDays, daysOf, noProduct } from '@voc/core';
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

/** Counts of one product, and category, over days: `day:count` by days after the first, joined by commas. */
interface Packed {
  productId: string;
  category: string;
  counts: string;
}

/** A row for each product and not for each day: reading millions of rows would cost more than judging them. */
const packed = sql`string_agg(at || ':' || count, ',' order by at) as counts`;

/** The counts of packed rows, one by one. */
function* unpack({ from, to }: DayRange, rows: readonly Packed[]): Generator<ComplaintCount> {
  const days = daysOf({ start: from, end: addDays(to, 1) });
  for (const { productId, category, counts } of rows) {
    for (const pair of counts.split(',')) {
      const colon = pair.indexOf(':');
      const day = days[Number(pair.slice(0, colon))] ?? from;
      yield { productId, category, day, count: Number(pair.slice(colon + 1)) };
    }
  }
}

/** Voices of each product-day. */
export async function readItems(db: Db, range: DayRange): Promise<Iterable<Volume>> {
  const { rows } = await sql<Packed>`
    select product_id as "productId", '' as category, ${packed} from (
      select product_id, day - ${range.from}::date as at, sum(count) as count from rollups
      where measure = 'items' and ${within(range)} and product_id <> ${noProduct} group by 1, 2
    ) r group by 1 order by 1`.execute(db);
  return unpack(range, rows);
}

/** What exposures can be made of, with the column that holds it. */
const soldColumns = { 签收量: 'units', 下单量: 'orders' } as const;

/** Units signed for, or orders, of each product-day. */
export async function readSold(
  db: Db,
  range: DayRange,
  denominator: keyof typeof soldColumns,
): Promise<Iterable<Volume>> {
  const column = sql.ref(soldColumns[denominator]);
  const { rows } = await sql<Packed>`
    select product_id as "productId", '' as category, ${packed} from (
      select ${exposureKey} as product_id, day - ${range.from}::date as at, sum(${column}) as count from exposures
      where ${column} is not null and ${within(range)} and ${exposureKey} <> ${noProduct} group by 1, 2
    ) e group by 1 order by 1`.execute(db);
  return unpack(range, rows);
}

/** The 类目 of every product that has one. */
export async function readProductTypes(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('products')
    .select(['product_id', 'product_type'])
    .where('product_type', 'is not', null)
    .execute();
  return new Map(rows.map(({ product_id, product_type }) => [product_id, product_type ?? '']));
}

/** Complaints of each product, category and day. */
export async function readComplaints(
  db: Db,
  range: DayRange,
  categories: readonly string[],
): Promise<Iterable<ComplaintCount>> {
  const { rows } = await sql<Packed>`
    select product_id as "productId", category, ${packed} from (
      select product_id, category, day - ${range.from}::date as at, sum(count) as count from rollups
      where measure = 'complaint' and category = any(${categories}::text[]) and ${within(range)}
        and product_id <> ${noProduct} group by 1, 2, 3
    ) r group by 1, 2 order by 1, 2`.execute(db);
  return unpack(range, rows);
}

/** Units or orders are the denominator where known for at least this share of product-days with voices. */
const knownShare = 0.95;
/** Days of data, up to the last one, by which the denominator is chosen. */
const judgedDays = 91;

interface Known {
  all: number;
  units: number;
  orders: number;
}

async function readKnown(db: Db): Promise<Known> {
  const { rows } = await sql<Known>`
    with latest as (select max(day) as day from rollups where measure = 'items'),
    voiced as (
      select distinct product_id, r.day from rollups r, latest
      where measure = 'items' and r.day > latest.day - ${judgedDays}::int and r.day <= latest.day and product_id <> ${noProduct}
    ), fed as (
      select ${exposureKey} as product_id, e.day, count(units) > 0 as units, count(orders) > 0 as orders
      from exposures e, latest where e.day > latest.day - ${judgedDays}::int group by 1, 2
    )
    select count(*)::int as all,
      count(*) filter (where day in (select day from fed where units) and product_id in (select product_id from fed where units))::int as units,
      count(*) filter (where day in (select day from fed where orders) and product_id in (select product_id from fed where orders))::int as orders
    from voiced`.execute(db);
  return rows[0] ?? { all: 0, units: 0, orders: 0 };
}

/** What exposures are made of: units signed for where known nearly everywhere in the last weeks, else orders, else voices. */
export async function readDenominator(db: Db): Promise<Denominator> {
  const { all, units, orders } = await readKnown(db);
  const share = (known: number): number => (all === 0 ? 0 : known / all);
  const percent = (known: number): string => `${Math.floor(share(known) * 1000) / 10}%`;
  if (share(units) >= knownShare)
    return { name: '签收量', reason: `近 ${judgedDays} 天 ${percent(units)} 的款·日有签收件数` };
  if (share(orders) >= knownShare)
    return {
      name: '下单量',
      reason: `近 ${judgedDays} 天 ${percent(orders)} 的款·日有订单数,按下单到发声的时差折算`,
    };
  const reason = `近 ${judgedDays} 天只有 ${percent(Math.max(units, orders))} 的款·日有签收件数或订单数(不足 95%),改用同款其他声音条数`;
  return { name: '声音条数', reason };
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
