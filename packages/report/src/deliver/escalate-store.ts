import { dayOf } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { isMuted } from './alert-store.ts';
import { mayBeTried } from './claim-store.ts';

/** An open alert that somebody was told of. */
export interface Unanswered {
  key: string;
  kind: string;
  tier: string;
  card: string;
  toldAt: Date;
  /** When it went to 主管, and to the one above; null before, and while it waits for another try. */
  supervisorAt: Date | null;
  aboveAt: Date | null;
}

/** When an alert went to a level, whether it has arrived there for certain or not. */
const wentAt = (
  level: string,
  at: Date,
) => sql`(select max(coalesce(d.sent_at, d.claimed_at)) from deliveries d
  where d.target = 'escalation' and d.target_key = a.dedup_key || ${`@${level}`} and not ${mayBeTried(at)})`;

/** Open alerts that were told after an instant and that nobody has muted, the oldest first. */
export async function readUnanswered(db: Db, since: Date, at: Date): Promise<Unanswered[]> {
  const { rows } = await sql<Unanswered>`
    select a.dedup_key as key, a.kind, a.tier, a.card, told.at as "toldAt",
      ${wentAt('supervisor', at)} as "supervisorAt", ${wentAt('above', at)} as "aboveAt"
    from alerts a cross join lateral (select min(d.sent_at) as at from deliveries d where d.target = 'alert'
      and d.target_key in (a.dedup_key || '@一级', a.dedup_key || '@二级', a.dedup_key || '@三级')) told
    where a.state = 'open' and told.at >= ${since} and not ${isMuted(dayOf(at))}
    order by told.at, a.dedup_key`.execute(db);
  return rows;
}
