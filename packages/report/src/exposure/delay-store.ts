import { undatedDay } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { assumedDelays, longestDelay } from './delay.ts';
import { type DelayRow, type KindCount, type LearnedDelays, learnDelays } from './learn-delays.ts';

/** Complaints of so many days are learned from: what was true half a year ago may not be any more. */
const learnedDays = 240;

export interface DelayQuery {
  /** First day that is not known yet. */
  before: string;
  /** Leaves that count against a product: whose delays are learned. */
  ownLeaves: ReadonlySet<string>;
}

/** From order and from signing to voice. */
export interface Delays {
  ordered: LearnedDelays;
  signed: LearnedDelays;
}

/**
 * Complaints about products with the business days of order and signing: their own, else those that another voice of the
 * same order tells.
 */
const complaints = ({ before, ownLeaves }: DelayQuery) => sql`
  complaints as materialized (
    select v.kind, p.product_type, v.day, v.order_hash, v.ordered_on, v.signed_on from complaint_voices v
    left join products p on p.product_id = v.product_id
    where v.day > ${undatedDay}::date and v.day < ${before}::date and v.day >= ${before}::date - ${learnedDays}::int
      and v.leaves && ${[...ownLeaves]}::text[]
  ), orders as (
    select o.order_hash, max(o.ordered_at) as ordered_at, max(o.signed_at) as signed_at from items o
    where o.order_hash in (select order_hash from complaints where ordered_on is null or signed_on is null)
      and (o.ordered_at is not null or o.signed_at is not null)
      and o.event_on < ${before}::date group by 1
  ), dated as materialized (
    select c.kind, c.product_type, c.day as event_on,
      coalesce(c.ordered_on, (o.ordered_at at time zone 'Asia/Shanghai')::date) as ordered_on,
      coalesce(c.signed_on, (o.signed_at at time zone 'Asia/Shanghai')::date) as signed_on
    from complaints c left join orders o on o.order_hash = c.order_hash
  )`;

type From = 'ordered' | 'signed';
type Row = DelayRow & { from: From | 'any' };

/** Complaints by delay from one of the two dates, and the longest delay that would be known by now. */
const delaysFrom = (from: From, { before }: DelayQuery) => {
  const start = sql.ref(`${from}_on`);
  return sql`
    select ${from}::text as "from", kind, product_type as "productType", event_on - ${start} as delay,
      least(${longestDelay}::int, ${before}::date - 1 - ${start}) as "limit", count(*)::int as count
    from dated
    where ${start} >= ${before}::date - ${learnedDays - longestDelay}::int
      and event_on - ${start} between 0 and least(${longestDelay}::int, ${before}::date - 1 - ${start})
    group by 2, 3, 4, 5`;
};

async function readRows(db: Db, query: DelayQuery): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with ${complaints(query)}
    ${delaysFrom('ordered', query)} union all ${delaysFrom('signed', query)} union all
    select 'any', kind, product_type, null, null, count(*)::int from dated group by 2, 3
    order by 1, 2, 3, 4, 5`.execute(db);
  return rows;
}

/** Delays learned from complaints about products that were heard before a day. */
export async function readDelays(db: Db, query: DelayQuery): Promise<Delays> {
  const withoutLoops = async (tx: Db): Promise<Row[]> => {
    // Of tables that have just grown nothing is known: taken for empty, complaints and orders are joined in a loop.
    await sql`set local enable_nestloop = off`.execute(tx);
    const found = await readRows(tx, query);
    await sql`set local enable_nestloop = on`.execute(tx);
    return found;
  };
  const rows = db.isTransaction ? await withoutLoops(db) : await db.transaction().execute(withoutLoops);
  const of = (from: Row['from']): Row[] => rows.filter((row) => row.from === from);
  const kinds: KindCount[] = of('any');
  return {
    ordered: learnDelays(of('ordered'), assumedDelays.ordered, kinds),
    signed: learnDelays(of('signed'), assumedDelays.signed, kinds),
  };
}
