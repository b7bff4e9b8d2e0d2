import { gunzipSync, gzipSync } from 'node:zlib';
import { type Day, daysBetween, type Tx, weekday } from '@voc/core';
import type { Db } from '@voc/core/db';
import { z } from 'zod';
import type { Checkpoint, StoredState } from './alert-facts.ts';
import { MonthDelays } from './delay-store.ts';
import { Detector } from './detector.ts';
import { Episode } from './episodes.ts';

const State = z.object({ detector: Detector, delays: MonthDelays.nullable(), episodes: z.array(Episode) });

/** A Sunday; every fourth one counted from it is kept for good. */
const epoch = '2024-01-07';

/**
 * Whether the state of a day is worth keeping once `last` has been detected: of the last three days, of the Sundays of
 * eight weeks, of every fourth Sunday. It depends on nothing but the two days, so that every way of detecting the same
 * days ends with the same rows.
 */
export function isKept(day: Day, last: Day): boolean {
  const age = daysBetween(day, last);
  if (age <= 2) return true;
  return weekday(day) === 7 && (age <= 56 || daysBetween(epoch, day) % 28 === 0);
}

export const packState = ({ day, ...state }: Checkpoint): StoredState => ({
  day,
  state: gzipSync(JSON.stringify(state), { level: 1 }),
});

/** The last stored state before a day that was made on this basis. */
export async function readCheckpoint(db: Db, before: Day, basis: string): Promise<Checkpoint | null> {
  const row = await db
    .selectFrom('detector_states')
    .select(['day', 'state'])
    .where('day', '<', before)
    .where('basis', '=', basis)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return { day: row.day, ...State.parse(JSON.parse(gunzipSync(row.state).toString('utf8'))) };
}

/** Stores states, and removes those of later days, of another basis, and of days that are not worth keeping any more. */
export async function saveCheckpoints(
  tx: Tx,
  {
    from,
    to,
    basis,
    checkpoints,
  }: { from: Day; to: Day; basis: string; checkpoints: readonly StoredState[] },
): Promise<void> {
  const kept = checkpoints.filter(({ day }) => isKept(day, to));
  const stored = await tx.selectFrom('detector_states').select(['day', 'basis']).execute();
  const fresh = new Set(kept.map(({ day }) => day));
  const gone = stored.filter(
    (one) => one.day >= from || fresh.has(one.day) || one.basis !== basis || !isKept(one.day, to),
  );
  if (gone.length > 0)
    await tx
      .deleteFrom('detector_states')
      .where(
        'day',
        'in',
        gone.map(({ day }) => day),
      )
      .execute();
  for (const { day, state } of kept) {
    await tx.insertInto('detector_states').values({ day, basis, state }).execute();
  }
}
