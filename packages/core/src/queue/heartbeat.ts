import type { Db } from '../db/client.ts';
import type { Log } from '../log.ts';
import { keepRepeating, type Repeated } from './repeat.ts';

/** Working on messages, and letting schedules tick and sweeping; processes do one or both. */
export type WorkPart = 'worker' | 'schedule';

export type Heartbeats = Readonly<Record<WorkPart, Date | null>>;

const beatMs = 60_000;

/** Says that a part of the work is being done; a clock that is behind takes nothing back. */
export async function beat(db: Db, part: WorkPart, at: Date): Promise<void> {
  await db
    .insertInto('heartbeats')
    .values({ part, beat_at: at })
    .onConflict((conflict) =>
      conflict.column('part').doUpdateSet({ beat_at: at }).where('heartbeats.beat_at', '<', at),
    )
    .execute();
}

/** Says so at once and every minute, until it is stopped. */
export const keepBeating = (db: Db, part: WorkPart, log: Log): Pick<Repeated, 'stop'> =>
  keepRepeating(() => beat(db, part, new Date()), beatMs, log);

/** When each part was last done by any process; null for one that never was. */
export async function readHeartbeats(db: Db): Promise<Heartbeats> {
  const rows = await db.selectFrom('heartbeats').select(['part', 'beat_at']).execute();
  const last = (part: WorkPart): Date | null => rows.find((row) => row.part === part)?.beat_at ?? null;
  return { worker: last('worker'), schedule: last('schedule') };
}
