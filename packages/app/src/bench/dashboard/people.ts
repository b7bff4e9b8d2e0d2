import type { Db } from '@voc/core/db';
import { insertAccount } from '../../accounts/account-store.ts';
import { hashPassword } from '../../accounts/password.ts';
import type { Role } from '../../accounts/roles.ts';
import { type Scope, wholeCompany } from '../../accounts/scope.ts';
import { newToken } from '../../accounts/token.ts';
import { brands, lines } from './fill-loop-store.ts';

export interface Person {
  login: string;
  password: string;
  role: Role;
  scope: Scope;
}

/** Twenty in a row; more people begin again. */
const places: readonly [Role, Partial<Scope>?][] = [
  ['admin'],
  ['supervisor'],
  ['supervisor'],
  ['product'],
  ['product', { brands: brands.slice(0, 1) }],
  ['product', { brands: brands.slice(1, 3) }],
  ['product', { lines: lines.slice(0, 1) }],
  ['product', { lines: lines.slice(1, 3) }],
  ['operations'],
  ['operations', { shops: ['旗舰店'] }],
  ['operations', { brands: brands.slice(0, 2), lines: lines.slice(0, 3) }],
  ['agent'],
  ['agent'],
  ['agent'],
  ['auditor'],
  ['supervisor'],
  ['product'],
  ['operations'],
  ['product', { shops: ['旗舰店'], lines: lines.slice(2) }],
  ['agent'],
];

/** Accounts of so many people in mixed roles and scopes, in place of those that a run before has made. */
export async function makePeople(db: Db, count: number): Promise<Person[]> {
  await db.deleteFrom('users').execute();
  const password = newToken();
  const passwordHash = await hashPassword(password);
  const people = Array.from({ length: count }, (_, n): Person => {
    const [role, scope] = places[n % places.length] ?? ['agent'];
    return { login: `bench-${n + 1}`, password, role, scope: { ...wholeCompany, ...scope } };
  });
  for (const { login, role, scope } of people)
    await insertAccount(db, { login, name: login, role, scope, mayUnmask: false, passwordHash });
  return people;
}
