import { type Day, dayOf, type Tx } from '@voc/core';
import { type Db, itemProductKey } from '@voc/core/db';
import { sql } from 'kysely';
import { latestCorrection } from '../compose/quote-store.ts';
import { type Episode, Push } from './episodes.ts';
import type { HeardVoice } from './intraday.ts';
import type { DayRange } from './series-store.ts';

/** What was pushed within these days. */
export async function readHourPushes(db: Db, { from, to }: DayRange): Promise<Push[]> {
  const rows = await db
    .selectFrom('hour_pushes')
    .select('push')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .orderBy('product_id')
    .orderBy('category')
    .execute();
  return rows.map(({ push }) => Push.parse(push));
}

/** Whether the 24 hours before an instant hold any voice and were not looked at yet. */
export async function isLookDue(db: Db, at: Date): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select not exists (select 1 from hour_looks where at = ${at}) and exists (
      select 1 from items where event_on >= ${dayOf(at)}::date - 1 and event_at >= ${at}::timestamptz - interval '24 hours'
        and event_at < ${at}) as due`.execute(db);
  return rows[0]?.due ?? false;
}

/** Complaining voices of the 24 hours before an instant; `ago` counts whole hours back from it. */
export async function readHeard(db: Db, modelVersion: string, at: Date): Promise<HeardVoice[]> {
  const { rows } = await sql<HeardVoice>`
    select ${itemProductKey} as "productId", floor(extract(epoch from ${at}::timestamptz - i.event_at - interval '1 microsecond') / 3600)::int as ago,
      coalesce(latest.leaves, c.leaves) as leaves, coalesce(i.order_hash, i.item_id::text) as customer
    from items i
    join classifications c on c.item_id = i.item_id and c.model_version = ${modelVersion}
    ${latestCorrection}
    where i.event_on >= ${dayOf(at)}::date - 1 and i.event_at >= ${at}::timestamptz - interval '24 hours' and i.event_at < ${at}
      and cardinality(coalesce(latest.leaves, c.leaves)) > 0
    order by i.event_at, 4`.execute(db);
  return rows;
}

/** Voices by hour of the day (0 to 23, Asia/Shanghai) in the four weeks before a day. */
export async function readHourCounts(db: Db, before: Day): Promise<number[]> {
  const { rows } = await sql<{ hour: number; count: number }>`
    select extract(hour from event_at at time zone 'Asia/Shanghai')::int as hour, count(*)::int as count from items
    where event_on >= ${before}::date - 28 and event_on < ${before}::date and event_at is not null group by 1`.execute(
    db,
  );
  const counts = new Array<number>(24).fill(0);
  for (const { hour, count } of rows) counts[hour] = count;
  return counts;
}

/** Notes that an hour was looked at, and what is pushed; the day is detected again, and finds it there. */
export async function saveLook(tx: Tx, at: Date, episodes: readonly Episode[]): Promise<void> {
  await sql`insert into hour_looks (at) values (${at}) on conflict do nothing`.execute(tx);
  const [first] = episodes;
  if (!first) return;
  await sql`update data_version set seq = seq + 1`.execute(tx);
  for (const { strongest: push } of episodes)
    await sql`
      insert into hour_pushes (day, product_id, category, push)
      values (${push.day}, ${push.productId ?? ''}, ${push.category}, ${JSON.stringify(push)}) on conflict do nothing`.execute(
      tx,
    );
  await tx.deleteFrom('detected_days').where('day', '>=', first.firstOn).execute();
}
