import type { Db } from '@voc/core/db';
import { type RawBuilder, sql } from 'kysely';
import type { Destination } from '../settings/destinations.ts';

/** Under which key of its destination a delivery `d` stands; as a report names its channel, mails are known by theirs. */
function keyOf(destinations: readonly Destination[]): RawBuilder<string> {
  const mails = destinations.flatMap(({ kind, channel }) => (kind === 'email' && channel ? [channel] : []));
  return sql<string>`case when d.target = 'report' and d.channel = any(${mails}::text[]) then 'mail:' || d.recipient
    when d.target = 'report' then 'robot:' || d.channel when d.recipient = 'webhook' then 'webhook' when d.target = 'ticket' then 'tickets'
    when d.target in ('exposure', 'escalation', 'reminder') then 'robot:' || d.recipient end`;
}

/** What has come to a destination lately. */
export interface DeliveryCounts {
  key: string;
  sent: number;
  waiting: number;
  failed: number;
  unknown: number;
  lastSentAt: Date | null;
  /** Of the newest that did not arrive for certain, in Chinese, with a remedy. */
  lastError: string | null;
  lastErrorAt: Date | null;
}

/** What was last sent or tried since an instant, by destination. */
export async function countDeliveries(
  db: Db,
  destinations: readonly Destination[],
  since: Date,
): Promise<Map<string, DeliveryCounts>> {
  const { rows } = await sql<DeliveryCounts>`
    select ${keyOf(destinations)} as key, count(*) filter (where state = 'sent')::int as sent,
      count(*) filter (where state in ('pending', 'sending'))::int as waiting,
      count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'unknown')::int as unknown, max(sent_at) as "lastSentAt",
      (array_agg(last_error order by claimed_at desc) filter (where last_error is not null))[1] as "lastError",
      max(claimed_at) filter (where last_error is not null) as "lastErrorAt"
    from deliveries d where claimed_at >= ${since} group by 1`.execute(db);
  return new Map(rows.map((row) => [row.key, row]));
}

export interface DeliveryRow {
  target: string;
  targetKey: string;
  state: string;
  attempts: number;
  error: string | null;
  at: Date | null;
}

/** The deliveries of one destination, the last tried first. */
export async function readDeliveriesTo(
  db: Db,
  destinations: readonly Destination[],
  key: string,
  limit: number,
): Promise<DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`
    select target, target_key as "targetKey", state, attempts, last_error as error, coalesce(sent_at, claimed_at) as at
    from deliveries d where ${keyOf(destinations)} = ${key}
    order by claimed_at desc nulls last, target_key limit ${limit}`.execute(db);
  return rows;
}
