import type { Tx } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Untold } from './choose.ts';
import type { Outcome } from './post.ts';

/** A message that failed for a passing reason is tried this often. */
const maxAttempts = 3;

/** Open alerts not yet told over this channel, or to be tried again, raised on or after a day. */
export async function readUntold(db: Db, channel: string, since: string): Promise<Untold[]> {
  const { rows } = await sql<Untold>`
    select a.dedup_key as key, a.kind, a.card, a.raised_on as "raisedOn" from alerts a
    left join deliveries d on d.target = 'alert' and d.target_key = a.dedup_key and d.channel = ${channel}
    where a.state = 'open' and a.raised_on >= ${since}::date and (d.state is null or d.state = 'pending')
    order by 1`.execute(db);
  return rows;
}

/** Claims alerts for sending; returns those that nobody else has claimed. */
export async function claim(tx: Tx, channel: string, keys: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    insert into deliveries (target, target_key, channel, recipient, state, attempts)
    select 'alert', key, ${channel}, 'webhook', 'sending', 1 from unnest(${keys}::text[]) key
    on conflict (target, target_key, channel, recipient) do update
      set state = 'sending', attempts = deliveries.attempts + 1 where deliveries.state = 'pending'
    returning target_key as key`.execute(tx);
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
