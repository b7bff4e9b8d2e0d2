import type { Db } from '@voc/core/db';
import { Role } from './roles.ts';
import { Scope } from './scope.ts';

export interface Account {
  userId: string;
  login: string;
  name: string;
  role: Role;
  scope: Scope;
  mayUnmask: boolean;
}

export interface Credentials extends Account {
  passwordHash: string;
  failures: number;
  lockedUntil: Date | null;
  disabledAt: Date | null;
}

export interface NewAccount extends Omit<Account, 'userId'> {
  passwordHash: string;
}

interface Row {
  user_id: string;
  login: string;
  name: string;
  role: string;
  scope: object;
  may_unmask: boolean;
}

export const accountColumns = ['user_id', 'login', 'name', 'role', 'scope', 'may_unmask'] as const;

export const toAccount = (row: Row): Account => ({
  userId: row.user_id,
  login: row.login,
  name: row.name,
  role: Role.parse(row.role),
  scope: Scope.parse(row.scope),
  mayUnmask: row.may_unmask,
});

export async function findCredentials(db: Db, login: string): Promise<Credentials | undefined> {
  const row = await db
    .selectFrom('users')
    .select([...accountColumns, 'password_hash', 'failures', 'locked_until', 'disabled_at'])
    .where('login', '=', login.toLowerCase())
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    ...toAccount(row),
    passwordHash: row.password_hash,
    failures: row.failures,
    lockedUntil: row.locked_until,
    disabledAt: row.disabled_at,
  };
}

export async function countAccounts(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('users')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Undefined when the login is taken. */
export async function insertAccount(db: Db, account: NewAccount): Promise<Account | undefined> {
  const row = await db
    .insertInto('users')
    .values({
      login: account.login.toLowerCase(),
      name: account.name,
      role: account.role,
      scope: JSON.stringify(account.scope),
      may_unmask: account.mayUnmask,
      password_hash: account.passwordHash,
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning(accountColumns)
    .executeTakeFirst();
  return row && toAccount(row);
}

/** One more wrong password; from the fifth on the account is closed for a while. */
export async function noteFailure(db: Db, userId: string, lockUntil: Date | null): Promise<void> {
  await db
    .updateTable('users')
    .set(({ eb }) => ({ failures: eb('failures', '+', 1), locked_until: lockUntil }))
    .where('user_id', '=', userId)
    .execute();
}

export async function forgetFailures(db: Db, userId: string): Promise<void> {
  await db
    .updateTable('users')
    .set({ failures: 0, locked_until: null })
    .where('user_id', '=', userId)
    .execute();
}
