import type { Db } from '@voc/core/db';
import type { Browser, TestDashboard } from './dashboard.ts';

/** argon2id of `password`, made once: hashing for every test would take most of its time. */
export const password = 'a long and good password';

export const roles = ['agent', 'supervisor', 'product', 'operations', 'admin', 'auditor'] as const;

interface Scope {
  shops: string[] | null;
  brands: string[] | null;
  lines: string[] | null;
}

export const wholeCompany: Scope = { shops: null, brands: null, lines: null };

/** Gives the first administrator's password to another account, in a role and scope. */
export async function addPerson(db: Db, login: string, role: string, scope = wholeCompany): Promise<void> {
  const { password_hash } = await db
    .selectFrom('users')
    .select('password_hash')
    .where('login', '=', 'boss')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('users')
    .values({ login, name: login, role, scope: JSON.stringify(scope), password_hash })
    .execute();
}

/** A browser with a session of that login. */
export async function enter(dashboard: TestDashboard, login: string): Promise<Browser> {
  const browser = dashboard.visit();
  const answer = await browser.send('POST', '/api/v1/login', { login, password });
  if (answer.statusCode !== 200) throw new Error(`${login} could not log in: ${answer.body}`);
  return browser;
}
