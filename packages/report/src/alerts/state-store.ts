import { type Day, daysBetween, type Tx, weekday } from '@voc/core';
import type { Db } from '@voc/core/db';
import { z } from 'zod';
import type { Checkpoint, StoredState } from './alert-facts.ts';
import { MonthDelays } from './delay-store.ts';
import { Episode } from './episodes.ts';
import { unpackDetector } from './pack-detector.ts';

const Rest = z.object({ delays: MonthDelays.nullable(), episodes: z.array(Episode) });
const lengthBytes = 4;

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

/** A state as it is stored: the length of what is known beside the detector, that as JSON, the packed detector. */
export function packState(
  detector: Buffer,
  { day, delays, episodes }: Omit<Checkpoint, 'detector'>,
): StoredState {
  const rest = Buffer.from(JSON.stringify({ delays, episodes }));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(rest.length);
  return { day, state: Buffer.concat([length, rest, detector]) };
}

function unpackState({ day, state }: StoredState): Checkpoint {
  const restEnd = lengthBytes + state.readUInt32LE(0);
  const rest = Rest.parse(JSON.parse(state.toString('utf8', lengthBytes, restEnd)));
  return { day, ...rest, detector: unpackDetector(state.subarray(restEnd)) };
}

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
  return row ? unpackState(row) : null;
}

/**
 * Stores states, and removes those of later days, of another basis, and of days that are not worth keeping any more by
 * the last day with data; the state of `to` stays until detection has gone on from it.
 */
export async function saveCheckpoints(
  tx: Tx,
  {
    from,
    to,
    last,
    basis,
    checkpoints,
  }: { from: Day; to: Day; last: Day; basis: string; checkpoints: readonly StoredState[] },
): Promise<void> {
  const isWanted = (day: Day): boolean => day === to || isKept(day, last);
  const kept = checkpoints.filter(({ day }) => isWanted(day));
  const stored = await tx.selectFrom('detector_states').select(['day', 'basis']).execute();
  const fresh = new Set(kept.map(({ day }) => day));
  const gone = stored.filter(
    (one) => one.day >= from || fresh.has(one.day) || one.basis !== basis || !isWanted(one.day),
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
