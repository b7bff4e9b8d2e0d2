import type { Day, Tx } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Outcome } from './outcome.ts';
import { doubtSeconds, leaseSeconds, maxAttempts, maxDoubts, retryMinutes } from './retry.ts';

/** Deliveries that go out as one message. */
export interface Bundle {
  target: 'alert' | 'digest' | 'report' | 'exposure' | 'escalation' | 'reminder' | 'ticket';
  channel: string;
  recipient: string;
  keys: readonly string[];
}

/** A bundle that this process is sending. */
export interface Claim extends Bundle {
  at: Date;
  /** Whether some of it may have arrived before. */
  isRepeat: boolean;
}

/** A delivery `d` that waits for another try, at once or later. */
const waits = sql<boolean>`(d.state = 'pending' or (d.state = 'unknown' and d.doubts < ${maxDoubts}))`;
/** Whether nothing more becomes of a delivery `d`: it has arrived, failed for good, or stays in doubt. */
export const isOver = sql<boolean>`(not ${waits} and d.state <> 'sending')`;
export const mayBeTried = (at: Date) =>
  sql<boolean>`(${waits} and coalesce(d.retry_at, '-infinity') <= ${at}::timestamptz)`;

const isOf = ({ target, channel, recipient, keys }: Bundle) =>
  sql<boolean>`d.target = ${target} and d.channel = ${channel} and d.recipient = ${recipient}
    and d.target_key = any(${[...keys]}::text[])`;

/**
 * Claims a bundle for sending, all of it or nothing; null when somebody else sends a part of it or has sent it. The
 * caller holds the robot, so that nobody claims the same at the same time. `on` is the business day it counts for.
 */
export async function claim(tx: Tx, bundle: Bundle, at: Date, on: Day): Promise<Claim | null> {
  const { rows: taken } = await sql`
    select 1 from deliveries d where ${isOf(bundle)} and not ${mayBeTried(at)} for update`.execute(tx);
  if (taken.length > 0) return null;
  const { target, channel, recipient, keys } = bundle;
  const { rows } = await sql<{ doubts: number }>`
    insert into deliveries (target, target_key, channel, recipient, state, attempts, claimed_at, claimed_on)
    select ${target}, key, ${channel}, ${recipient}, 'sending', 1, ${at}::timestamptz, ${on}::date
    from unnest(${[...keys]}::text[]) key
    on conflict (target, target_key, channel, recipient) do update
      set state = 'sending', attempts = deliveries.attempts + 1, claimed_at = excluded.claimed_at,
        claimed_on = excluded.claimed_on
    returning doubts`.execute(tx);
  return { ...bundle, at, isRepeat: rows.some(({ doubts }) => doubts > 0) };
}

/** When a delivery that has failed `attempts` times is tried again. */
const nextTry = (at: Date, afterSeconds: number) => sql`${at}::timestamptz + greatest(
  (${[...retryMinutes]}::int[])[least(attempts, ${retryMinutes.length})] * interval '1 minute',
  ${afterSeconds}::int * interval '1 second')`;

function settled(outcome: Outcome, at: Date) {
  if (outcome.state === 'sent') return sql`state = 'sent', last_error = null, sent_at = ${at}`;
  const { error } = outcome;
  if (outcome.state === 'unknown')
    return sql`state = 'unknown', last_error = ${error}, doubts = doubts + 1,
      retry_at = ${at}::timestamptz + ${doubtSeconds}::int * interval '1 second'`;
  if (!outcome.again) return sql`state = 'failed', last_error = ${error}`;
  return sql`state = case when attempts < ${maxAttempts} then 'pending' else 'failed' end, last_error = ${error},
    retry_at = ${nextTry(at, outcome.afterSeconds ?? 0)}`;
}

/** Writes down what became of a claimed bundle, unless it has been given up as cut off meanwhile. */
export async function settle(db: Db, claimed: Claim, outcome: Outcome, at: Date): Promise<void> {
  await sql`update deliveries d set ${settled(outcome, at)}
    where ${isOf(claimed)} and d.state = 'sending' and d.claimed_at = ${claimed.at}`.execute(db);
}

/** Deliveries whose sender died leave a doubt: they may have arrived. */
export async function settleInterrupted(db: Db, at: Date): Promise<void> {
  await sql`update deliveries set state = 'unknown', doubts = doubts + 1, last_error = '发送中断,是否送达未知', retry_at = ${at}
    where state = 'sending' and claimed_at < ${at}::timestamptz - ${leaseSeconds}::int * interval '1 second'`.execute(
    db,
  );
}
