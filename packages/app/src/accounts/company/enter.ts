import type { Db } from '@voc/core/db';
import { type Credentials, findCredentials, insertAccount } from '../account-store.ts';
import { appendAudit } from '../audit-store.ts';
import { type Caller, type LoggedIn, openSession } from '../log-in.ts';
import { nobodysHash } from '../password.ts';
import type { Role } from '../roles.ts';
import { deleteSessionsOf } from '../session-store.ts';
import { setRole } from '../users-store.ts';
import { type ClaimRules, type Claims, type Identity, identityOf } from './identity.ts';

/** Why somebody whom the provider knows may not enter. */
export type Refusal = 'unknown' | 'closed';

/** Sees nothing until an administrator has said what. */
const nothing = { shops: [], brands: [], lines: [] };

async function makeAccount(db: Db, { login, name }: Identity, role: Role): Promise<Credentials | undefined> {
  await insertAccount(db, { login, name, role, scope: nothing, mayUnmask: false, passwordHash: nobodysHash });
  return findCredentials(db, login);
}

/** The account that somebody enters by; undefined when there is none for them. */
async function accountOf(db: Db, identity: Identity): Promise<Credentials | undefined> {
  const { login, role } = identity;
  if (role === null) return undefined;
  const found = await findCredentials(db, login);
  if (!found) return role === undefined ? undefined : makeAccount(db, identity, role);
  if (role === undefined || role === found.role || found.disabledAt !== null) return found;
  await setRole(db, found.userId, role);
  await deleteSessionsOf(db, found.userId);
  return { ...found, role };
}

/**
 * Opens a session for whom the claims name: an account that exists, is open and not locked. Where claims give roles, an
 * account is made at the first time, and its role follows them.
 */
export async function enterByCompany(
  db: Db,
  claims: Claims,
  rules: ClaimRules,
  caller: Caller,
): Promise<LoggedIn | Refusal> {
  const identity = identityOf(claims, rules);
  return db.transaction().execute(async (tx) => {
    const found = identity && (await accountOf(tx, identity));
    const note = (action: string): Promise<void> =>
      appendAudit(tx, {
        at: caller.now,
        userId: found?.userId ?? null,
        login: identity?.login ?? '',
        action,
        target: '',
        detail: { role: found?.role ?? null },
        address: caller.address,
      });
    if (!found) {
      await note('login.company.unknown');
      return 'unknown';
    }
    if (found.disabledAt !== null || (found.lockedUntil !== null && found.lockedUntil > caller.now)) {
      await note('login.locked');
      return 'closed';
    }
    await note('login.company');
    return openSession(tx, found, { ...caller, via: 'company' });
  });
}
