import type { Db } from '@voc/core/db';
import { type Account, findCredentials, forgetFailures, noteFailure } from './account-store.ts';
import { appendAudit } from './audit-store.ts';
import { isPassword, nobodysHash } from './password.ts';
import {
  deleteEndedSessions,
  deleteOldestSessions,
  insertSession,
  type SessionDoor,
} from './session-store.ts';
import { hashToken, newToken } from './token.ts';

export const sessionHours = 12;
export const idleMinutes = 60;
/** Of one person, on however many devices. */
const mostSessions = 20;
const freeFailures = 5;
const lockMinutes = 15;

const minute = 60_000;

export interface LoggedIn {
  account: Account;
  /** For the browser's cookie alone. */
  token: string;
  csrf: string;
}

export interface Caller {
  now: Date;
  address: string;
}

/** Opens a session for an account that has proven itself; those that have ended are forgotten. */
export async function openSession(
  db: Db,
  account: Account,
  { now, via = 'password' }: Caller & { via?: SessionDoor },
): Promise<LoggedIn> {
  const [token, csrf] = [newToken(), newToken()];
  const expiresAt = new Date(now.getTime() + sessionHours * 60 * minute);
  await deleteEndedSessions(db, now);
  await insertSession(db, { tokenHash: hashToken(token), userId: account.userId, csrf, via, now, expiresAt });
  await deleteOldestSessions(db, account.userId, hashToken(token), mostSessions);
  return { account, token, csrf };
}

const lockOf = (failures: number, now: Date): Date | null =>
  failures + 1 >= freeFailures ? new Date(now.getTime() + lockMinutes * minute) : null;

/**
 * Checks a password and opens a session. Undefined for a wrong login or password and for a closed or locked account
 * alike, so that nobody learns which logins exist; the audit log tells them apart.
 */
export async function logIn(
  db: Db,
  { login, password }: { login: string; password: string },
  caller: Caller,
): Promise<LoggedIn | undefined> {
  const found = await findCredentials(db, login);
  const right = await isPassword(found?.passwordHash ?? nobodysHash, password);
  const note = (action: string): Promise<void> =>
    appendAudit(db, {
      at: caller.now,
      userId: found?.userId ?? null,
      login: login.slice(0, 100),
      action,
      target: '',
      address: caller.address,
    });
  if (!found) {
    await note('login.unknown');
    return undefined;
  }
  if (found.disabledAt !== null || (found.lockedUntil !== null && found.lockedUntil > caller.now)) {
    await note('login.locked');
    return undefined;
  }
  if (!right) {
    await noteFailure(db, found.userId, lockOf(found.failures, caller.now));
    await note('login.failed');
    return undefined;
  }
  await forgetFailures(db, found.userId);
  await note('login');
  return openSession(db, found, caller);
}
