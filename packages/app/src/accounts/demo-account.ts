import type { Db } from '@voc/core/db';
import { insertAccount } from './account-store.ts';
import { hashPassword } from './password.ts';
import { wholeCompany } from './scope.ts';
import { newToken } from './token.ts';
import { listAccounts, setPasswordHash } from './users-store.ts';

const login = 'demo';

/** The login of the demo company with a password made anew; nothing like it is ever made anywhere else. */
export async function makeDemoAccount(db: Db): Promise<{ login: string; password: string }> {
  const password = newToken().slice(0, 14);
  const passwordHash = await hashPassword(password);
  const known = (await listAccounts(db)).find((one) => one.login === login);
  if (known) await setPasswordHash(db, known.userId, passwordHash);
  else
    await insertAccount(db, {
      login,
      name: '演示',
      role: 'admin',
      scope: wholeCompany,
      mayUnmask: false,
      passwordHash,
    });
  return { login, password };
}
