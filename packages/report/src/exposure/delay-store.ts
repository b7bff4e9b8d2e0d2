import { undatedDay } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { latestCorrection } from '../compose/quote-store.ts';
import { assumedDelays, longestDelay } from './delay.ts';
import { type DelayRow, type LearnedDelays, learnDelays } from './learn-delays.ts';

/** Orders of so many days are learned from: what was true half a year ago may not be any more. */
const learnedDays = 240;

export interface DelayQuery {
  /** First day that is not known yet. */
  before: string;
  modelVersion: string;
  /** Leaves that count against a product: whose delays are learned. */
  ownLeaves: ReadonlySet<string>;
}

/** From order and from signing to voice. */
export interface Delays {
  ordered: LearnedDelays;
  signed: LearnedDelays;
}

const local = (column: string) => sql`(${sql.ref(column)} at time zone 'Asia/Shanghai')::date`;

async function readRows(
  db: Db,
  { before, modelVersion, ownLeaves }: DelayQuery,
  from: 'ordered_at' | 'signed_at',
): Promise<DelayRow[]> {
  const start = local(`i.${from}`);
  const { rows } = await sql<DelayRow>`
    select kind, product_type as "productType", delay, "limit", count(*)::int as count from (
      select i.kind, p.product_type, i.event_on - ${start} as delay,
        least(${longestDelay}::int, ${before}::date - 1 - ${start}) as "limit"
      from items i
      join classifications c on c.item_id = i.item_id and c.model_version = ${modelVersion}
      ${latestCorrection}
      left join products p on p.product_id = i.product_id
      where i.event_on > ${undatedDay}::date and i.event_on < ${before}::date
        and ${start} >= ${before}::date - ${learnedDays}::int and ${start} < ${before}::date
        and coalesce(latest.leaves, c.leaves) && ${[...ownLeaves]}::text[]) d
    where delay between 0 and "limit"
    group by 1, 2, 3, 4`.execute(db);
  return rows;
}

/** Delays learned from complaints about products, heard before a day, that carry both dates. */
export async function readDelays(db: Db, query: DelayQuery): Promise<Delays> {
  return {
    ordered: learnDelays(await readRows(db, query, 'ordered_at'), assumedDelays.ordered),
    signed: learnDelays(await readRows(db, query, 'signed_at'), assumedDelays.signed),
  };
}
