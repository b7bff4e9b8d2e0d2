import type { Day, Tx } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Parcel, Told, Untold } from './choose.ts';
import type { Outcome } from './post.ts';

/** A message that failed for a passing reason is tried this often. */
const maxAttempts = 3;

/** Deliveries of an alert at its tier or a heavier one; what is told again only when it gets worse. */
const toldAtTier = sql`d.target_key in (a.dedup_key || '@一级', case when a.tier <> '一级' then a.dedup_key || '@二级' end,
  case when a.tier = '三级' then a.dedup_key || '@三级' end)`;

const toldAtAll = sql`d.target_key in (a.dedup_key || '@一级', a.dedup_key || '@二级', a.dedup_key || '@三级')`;

/**
 * Alerts last seen on or after a day and not yet told over this channel at their tier, or to be tried again: open ones,
 * and acknowledged ones that have become worse since they were told. What is muted, and what is of the same kind and
 * product, waits.
 */
export async function readUntold(
  db: Db,
  channel: string,
  { since, today }: { since: Day; today: Day },
): Promise<Untold[]> {
  const { rows } = await sql<Untold>`
    select a.dedup_key as key, a.kind, a.tier, a.product_id as "productId", a.card, a.last_on as "lastOn" from alerts a
    where a.last_on >= ${since}::date
      and (a.state = 'open' or (a.state = 'acknowledged' and exists (
        select 1 from deliveries d where d.target = 'alert' and d.channel = ${channel} and ${toldAtAll})))
      and not exists (select 1 from deliveries d
        where d.target = 'alert' and d.channel = ${channel} and d.state <> 'pending' and ${toldAtTier})
      and not exists (select 1 from alerts m where m.muted_until > ${today}::date
        and (m.dedup_key = a.dedup_key or (a.kind <> 'redline' and m.kind = a.kind and m.product_id is not distinct from a.product_id)))
    order by 1`.execute(db);
  return rows;
}

/** What went out over this channel on a day. */
export async function readTold(db: Db, channel: string, day: Day): Promise<Told> {
  const { rows } = await sql<{ target: string; productId: string | null }>`
    select distinct d.target, a.product_id as "productId" from deliveries d
    left join alerts a on d.target = 'alert' and ${toldAtAll}
    where d.channel = ${channel} and d.claimed_on = ${day}::date and d.state <> 'pending'
      and (d.target = 'digest' or a.kind <> 'redline')`.execute(db);
  return {
    products: rows.filter(({ target }) => target === 'alert').map(({ productId }) => productId),
    digest: rows.some(({ target }) => target === 'digest'),
  };
}

/** Claims the alerts of a parcel for sending; returns the delivery keys that nobody else has claimed. */
export async function claim(tx: Tx, channel: string, parcel: Parcel, today: Day): Promise<string[]> {
  const keys = parcel.alerts.map(({ key, tier }) => `${key}@${tier}`);
  const { rows } = await sql<{ key: string }>`
    insert into deliveries (target, target_key, channel, recipient, state, attempts, claimed_on)
    select 'alert', key, ${channel}, 'webhook', 'sending', 1, ${today}::date from unnest(${keys}::text[]) key
    on conflict (target, target_key, channel, recipient) do update
      set state = 'sending', attempts = deliveries.attempts + 1, claimed_on = excluded.claimed_on
      where deliveries.state = 'pending'
    returning target_key as key`.execute(tx);
  if (parcel.digestOn !== null && rows.length > 0)
    await sql`
      insert into deliveries (target, target_key, channel, recipient, state, attempts, claimed_on)
      values ('digest', ${parcel.digestOn}, ${channel}, 'webhook', 'sent', 1, ${parcel.digestOn}::date)
      on conflict do nothing`.execute(tx);
  return rows.map(({ key }) => key);
}

/** Writes down what became of a message; a passing failure makes it pending again until it has failed three times. */
export async function settle(
  db: Db,
  channel: string,
  keys: readonly string[],
  outcome: Outcome,
  now: Date,
): Promise<void> {
  const again = outcome.state === 'failed' && outcome.again;
  const error = outcome.state === 'sent' ? null : outcome.error;
  await sql`
    update deliveries set last_error = ${error}, sent_at = ${outcome.state === 'sent' ? now : null},
      state = case when ${again} and attempts < ${maxAttempts} then 'pending' else ${outcome.state} end
    where target = 'alert' and channel = ${channel} and target_key = any(${keys}::text[])`.execute(db);
}

/** A process that died while sending leaves its messages in doubt: they may have arrived, so they are not repeated. */
export async function settleInterrupted(db: Db): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ state: 'unknown', last_error: '发送中断,是否送达未知' })
    .where('state', '=', 'sending')
    .execute();
}
