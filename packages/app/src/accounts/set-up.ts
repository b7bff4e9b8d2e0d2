import type { Db } from '@voc/core/db';
import { countAccounts, insertAccount } from './account-store.ts';
import { appendAudit } from './audit-store.ts';
import { type Caller, type LoggedIn, openSession } from './log-in.ts';
import { hashPassword } from './password.ts';
import { wholeCompany } from './scope.ts';
import { putSetupToken, takeSetupToken } from './setup-store.ts';
import { hashToken, newToken } from './token.ts';

const tokenHours = 24;

/** A token for the first administrator, valid for a day; undefined once there is any account. */
export async function makeSetupToken(db: Db, now: Date): Promise<string | undefined> {
  if ((await countAccounts(db)) > 0) return undefined;
  const token = newToken();
  await putSetupToken(db, hashToken(token), new Date(now.getTime() + tokenHours * 3_600_000));
  return token;
}

/** Makes the first administrator; undefined when the token is none, was used or is too old. */
export async function setUpAdmin(
  db: Db,
  { token, login, name, password }: { token: string; login: string; name: string; password: string },
  caller: Caller,
): Promise<LoggedIn | undefined> {
  const passwordHash = await hashPassword(password);
  return db.transaction().execute(async (tx) => {
    if (!(await takeSetupToken(tx, hashToken(token), caller.now)) || (await countAccounts(tx)) > 0)
      return undefined;
    const account = await insertAccount(tx, {
      login,
      name,
      role: 'admin',
      scope: wholeCompany,
      mayUnmask: false,
      passwordHash,
    });
    if (!account) return undefined;
    await appendAudit(tx, {
      at: caller.now,
      userId: account.userId,
      login: account.login,
      action: 'account.first',
      target: account.login,
      address: caller.address,
    });
    return openSession(tx, account, caller);
  });
}
