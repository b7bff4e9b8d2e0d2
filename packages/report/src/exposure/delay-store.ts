import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { assumedDelays, longestDelay } from './delay.ts';
import { type DelayRow, type KindCount, type LearnedDelays, learnDelays } from './learn-delays.ts';

/** Complaints of so many days are learned from: what was true half a year ago may not be any more. */
const learnedDays = 240;

export interface DelayQuery {
  /** First day that is not known yet. */
  before: string;
}

/** From order and from signing to voice. */
export interface Delays {
  ordered: LearnedDelays;
  signed: LearnedDelays;
}

/**
 * Complaints about products with the business days of order and signing, their own or those that another voice of the
 * same order tells, as they were known before a day.
 */
const complaints = ({ before }: DelayQuery) => sql`
  dated as materialized (
    select d.kind, p.product_type, d.day as event_on, d.ordered_on, d.signed_on, d.count from complaint_delays d
    left join products p on p.product_id = d.product_id
    where d.day < ${before}::date and d.day >= ${before}::date - ${learnedDays}::int
      and d.known_from < ${before}::date and (d.known_until is null or d.known_until >= ${before}::date)
  )`;

type From = 'ordered' | 'signed';
type Row = DelayRow & { from: From | 'any' };

/** Complaints by delay from one of the two dates, and the longest delay that would be known by now. */
const delaysFrom = (from: From, { before }: DelayQuery) => {
  const start = sql.ref(`${from}_on`);
  return sql`
    select ${from}::text as "from", kind, product_type as "productType", event_on - ${start} as delay,
      least(${longestDelay}::int, ${before}::date - 1 - ${start}) as "limit", sum(count)::int as count
    from dated
    where ${start} >= ${before}::date - ${learnedDays - longestDelay}::int
      and event_on - ${start} between 0 and least(${longestDelay}::int, ${before}::date - 1 - ${start})
    group by 2, 3, 4, 5`;
};

async function readRows(db: Db, query: DelayQuery): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with ${complaints(query)}
    ${delaysFrom('ordered', query)} union all ${delaysFrom('signed', query)} union all
    select 'any', kind, product_type, null, null, sum(count)::int from dated group by 2, 3
    order by 1, 2, 3, 4, 5`.execute(db);
  return rows;
}

/** Delays learned from complaints about products that were heard before a day. */
export async function readDelays(db: Db, query: DelayQuery): Promise<Delays> {
  const rows = await readRows(db, query);
  const of = (from: Row['from']): Row[] => rows.filter((row) => row.from === from);
  const kinds: KindCount[] = of('any');
  return {
    ordered: learnDelays(of('ordered'), assumedDelays.ordered, kinds),
    signed: learnDelays(of('signed'), assumedDelays.signed, kinds),
  };
}
