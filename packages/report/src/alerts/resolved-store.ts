import { type Day, dayOf } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { ResolvedOn } from './episodes.ts';
import { spikeKey } from './spike-alert.ts';

/** What people have said is done with, what has been withdrawn since among it. */
export async function readResolved(db: Db): Promise<ResolvedOn> {
  const { rows } = await sql<{ key: string; at: Date }>`
    select dedup_key as key, state_at as at from alerts
    where state_at is not null and kind <> 'redline' and (state = 'resolved'
      or (state = 'withdrawn' and numbers ->> 'withdrawnFrom' = 'resolved'))`.execute(db);
  const days = new Map<string, Day>(rows.map(({ key, at }) => [key, dayOf(at)]));
  return (episode) => days.get(spikeKey(episode)) ?? null;
}
