import type { Day } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Told, Untold } from './choose.ts';
import { mayBeTried } from './claim-store.ts';

/** Deliveries of an alert at its tier or a heavier one; what is told again only when it gets worse. */
const toldAtTier = sql`d.target_key in (a.dedup_key || '@一级', case when a.tier <> '一级' then a.dedup_key || '@二级' end,
  case when a.tier = '三级' then a.dedup_key || '@三级' end)`;

const toldAtAll = sql`d.target_key in (a.dedup_key || '@一级', a.dedup_key || '@二级', a.dedup_key || '@三级')`;

/** Whether an alert `a`, or another one of its kind and product, is muted; a red line is only by itself. */
export const isMuted = (
  today: Day,
) => sql<boolean>`exists (select 1 from alerts m where m.muted_until > ${today}::date
  and (m.dedup_key = a.dedup_key or (a.kind <> 'redline' and m.kind = a.kind and m.product_id is not distinct from a.product_id)))`;

/**
 * Alerts last seen on or after a day and not yet told over this channel at their tier, or to be tried again: open ones,
 * and acknowledged or resolved ones that have become worse since they were told. What is muted, and what is of the same kind and
 * product, waits.
 */
export async function readUntold(
  db: Db,
  channel: string,
  { since, today, at }: { since: Day; today: Day; at: Date },
): Promise<Untold[]> {
  const { rows } = await sql<Untold>`
    select a.dedup_key as key, a.kind, a.tier, a.product_id as "productId", a.card, a.last_on as "lastOn" from alerts a
    where a.last_on >= ${since}::date
      and (a.state = 'open' or (a.state in ('acknowledged', 'resolved') and exists (
        select 1 from deliveries d where d.target = 'alert' and d.channel = ${channel} and ${toldAtAll})))
      and not exists (select 1 from deliveries d
        where d.target = 'alert' and d.channel = ${channel} and not ${mayBeTried(at)} and ${toldAtTier})
      and not ${isMuted(today)}
    order by 1`.execute(db);
  return rows;
}

/** What went out over this channel on a day, or may not be tried again yet. */
export async function readTold(db: Db, channel: string, day: Day, at: Date): Promise<Told> {
  const { rows } = await sql<{ target: string; productId: string | null }>`
    select distinct d.target, a.product_id as "productId" from deliveries d
    left join alerts a on d.target = 'alert' and ${toldAtAll}
    where d.channel = ${channel} and d.claimed_on = ${day}::date and not ${mayBeTried(at)}
      and (d.target = 'digest' or a.kind <> 'redline')`.execute(db);
  return {
    products: rows.filter(({ target }) => target === 'alert').map(({ productId }) => productId),
    digest: rows.some(({ target }) => target === 'digest'),
  };
}
