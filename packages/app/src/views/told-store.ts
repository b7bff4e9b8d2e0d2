import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

export interface ToldRow {
  /** robot, supervisor (主管) or above (the one above). */
  to: 'robot' | 'supervisor' | 'above';
  /** pending, sending, sent, failed or unknown. */
  state: string;
  at: Date | null;
}

/** Whom an alert was told to, at every tier and level, in that order. */
export async function readTold(db: Db, key: string): Promise<ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    select case when target = 'alert' then 'robot' else substring(target_key from '[^@]+$') end as to, state,
      coalesce(sent_at, claimed_at) as at from deliveries
    where (target = 'alert' and target_key in (${`${key}@一级`}, ${`${key}@二级`}, ${`${key}@三级`}))
      or (target = 'escalation' and target_key in (${`${key}@supervisor`}, ${`${key}@above`}))
    order by 3 nulls last`.execute(db);
  return rows;
}
