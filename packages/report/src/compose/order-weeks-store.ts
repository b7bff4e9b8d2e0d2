import { addDays, undatedDay } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Delays } from '../exposure/delay-store.ts';
import { type DailySold, orderWeeksIn } from '../exposure/sold-in-spans.ts';
import type { OrderedShare, OrderWeekFact } from './facts/types.ts';

export interface OrderWeeksQuery {
  /** Starts of the weeks, oldest first, and the first day that is not heard yet. */
  weeks: readonly string[];
  end: string;
  delays: Delays;
}

interface Complaints {
  key: string;
  week: number;
  complaints: number;
}

/** Orders with a complaint about the product, by the week of the order; an order counts once. */
async function readComplaints(db: Db, query: OrderWeeksQuery, first: string): Promise<Complaints[]> {
  const last = addDays(first, 7 * query.weeks.length);
  const { rows } = await sql<Complaints>`
    select key, week, count(*)::int as complaints from (
      select distinct product_id as key, (ordered_on - ${first}::date) / 7 as week,
        coalesce(order_hash, item_id::text) as "order"
      from complaint_voices
      where ordered_on >= ${first}::date and ordered_on < ${last}::date and day > ${undatedDay}::date
        and day < ${query.end}::date and is_own) o
    group by 1, 2`.execute(db);
  return rows;
}

/** How many of the own complaints heard in these weeks carry the time of the order, by product. */
export async function readOrderedShare(db: Db, query: OrderWeeksQuery): Promise<OrderedShare> {
  const { rows } = await sql<{ key: string; complaints: number; ordered: number }>`
    select product_id as key, count(*)::int as complaints, count(ordered_on)::int as ordered from complaint_voices
    where day >= ${query.weeks[0] ?? query.end}::date and day < ${query.end}::date and is_own
    group by 1`.execute(db);
  return new Map(rows.map(({ key, complaints, ordered }) => [key, { complaints, ordered }]));
}

/** Complaints by the week in which the goods were ordered, over the orders of that week; empty where none are known. */
export async function readOrderWeekFacts(
  db: Db,
  query: OrderWeeksQuery,
  sold: DailySold,
): Promise<OrderWeekFact[]> {
  const { weeks, end, delays } = query;
  const first = weeks[0];
  if (first === undefined) return [];
  const complaints = await readComplaints(db, query, first);
  if (complaints.length === 0) return [];
  const heard = new Map(complaints.map((row) => [`${row.week} ${row.key}`, row.complaints]));
  return orderWeeksIn(sold, weeks, end, delays.ordered)
    .map((row) => ({
      productId: row.key,
      start: weeks[row.week] ?? first,
      orders: row.orders,
      complaints: heard.get(`${row.week} ${row.key}`) ?? 0,
      heard: row.heard,
    }))
    .sort((a, b) =>
      a.start === b.start ? (a.productId < b.productId ? -1 : 1) : a.start < b.start ? -1 : 1,
    );
}
