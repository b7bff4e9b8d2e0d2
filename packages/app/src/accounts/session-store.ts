import type { Db } from '@voc/core/db';
import { type Account, accountColumns, toAccount } from './account-store.ts';

/** What somebody proved themselves with. */
export type SessionDoor = 'password' | 'company';

export interface Session {
  account: Account;
  tokenHash: string;
  csrf: string;
  via: SessionDoor;
  seenAt: Date;
}

export interface NewSession {
  tokenHash: string;
  userId: string;
  csrf: string;
  via: SessionDoor;
  now: Date;
  expiresAt: Date;
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      token_hash: session.tokenHash,
      user_id: session.userId,
      csrf: session.csrf,
      via: session.via,
      created_at: session.now,
      seen_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute();
}

/** The session of a token, if it has not ended, was used after `idleSince`, and its account is open. */
export async function findSession(
  db: Db,
  tokenHash: string,
  now: Date,
  idleSince: Date,
): Promise<Session | undefined> {
  const row = await db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.user_id', 's.user_id')
    .select([
      's.token_hash',
      's.csrf',
      's.via',
      's.seen_at',
      ...accountColumns.map((column) => `u.${column}` as const),
    ])
    .where('s.token_hash', '=', tokenHash)
    .where('s.expires_at', '>', now)
    .where('s.seen_at', '>', idleSince)
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { csrf, via } = row;
  return { account: toAccount(row), tokenHash: row.token_hash, csrf, via, seenAt: row.seen_at };
}

export async function touchSession(db: Db, tokenHash: string, now: Date): Promise<void> {
  await db.updateTable('sessions').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute();
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}

/** Ends all sessions of a person, but for one. */
export async function deleteSessionsOf(db: Db, userId: string, except = ''): Promise<void> {
  await db.deleteFrom('sessions').where('user_id', '=', userId).where('token_hash', '<>', except).execute();
}

export async function deleteEndedSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
}

/** Ends the oldest sessions of a person but for the `most` newest; never the one that has just begun. */
export async function deleteOldestSessions(
  db: Db,
  userId: string,
  begun: string,
  most: number,
): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('token_hash', 'in', (eb) =>
      eb
        .selectFrom('sessions')
        .select('token_hash')
        .where('user_id', '=', userId)
        .where('token_hash', '<>', begun)
        .orderBy('created_at', 'desc')
        .offset(most - 1),
    )
    .execute();
}
