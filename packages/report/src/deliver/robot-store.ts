import { createHash } from 'node:crypto';
import type { Tx } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { type ChannelKind, roomFor } from './limits.ts';

/** A robot, or a mail server, whose messages are counted together. */
export interface Robot {
  id: string;
  kind: ChannelKind;
}

/** The address holds the key, so its hash names the robot. */
export const robotOf = (kind: ChannelKind, address: string): Robot => ({
  id: createHash('sha256').update(address).digest('hex').slice(0, 16),
  kind,
});

/** How many messages the robot may send now. */
export async function readRoom(db: Db, { id, kind }: Robot, at: Date): Promise<number> {
  const row = await db.selectFrom('robots').selectAll().where('robot', '=', id).executeTakeFirst();
  return roomFor(kind, { sentAt: row?.sent_at ?? [], blockedUntil: row?.blocked_until ?? null }, at);
}

/**
 * Takes the right to send one message, and holds the robot until the transaction ends, so that its senders come one
 * after the other. False when there is no room now.
 */
export async function takeTurn(tx: Tx, { id, kind }: Robot, at: Date): Promise<boolean> {
  await tx
    .insertInto('robots')
    .values({ robot: id })
    .onConflict((one) => one.doNothing())
    .execute();
  const row = await tx
    .selectFrom('robots')
    .selectAll()
    .where('robot', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (roomFor(kind, { sentAt: row.sent_at, blockedUntil: row.blocked_until }, at) === 0) return false;
  await sql`
    update robots set sent_at = array(
      select one from unnest(sent_at) one where one > ${at}::timestamptz - interval '1 minute') || ${at}::timestamptz
    where robot = ${id}`.execute(tx);
  return true;
}

/** Lets the robot rest after it was told to be too fast. */
export async function blockRobot(db: Db, { id }: Robot, until: Date): Promise<void> {
  await db.updateTable('robots').set({ blocked_until: until }).where('robot', '=', id).execute();
}
