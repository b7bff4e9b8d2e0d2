import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { ofProducts } from '../views/scope-store.ts';
import type { Account } from './account-store.ts';
import { accountColumns, toAccount } from './account-store.ts';
import { type Scope, seesAll } from './scope.ts';

export interface ListedAccount extends Account {
  disabledAt: Date | null;
  lockedUntil: Date | null;
}

/** Every account by login; there are as many as people, so no pages. */
export async function listAccounts(db: Db): Promise<ListedAccount[]> {
  const rows = await db
    .selectFrom('users')
    .select([...accountColumns, 'disabled_at', 'locked_until'])
    .orderBy('login')
    .execute();
  return rows.map((row) => ({
    ...toAccount(row),
    disabledAt: row.disabled_at,
    lockedUntil: row.locked_until,
  }));
}

export interface AccountChange extends Pick<Account, 'name' | 'role' | 'scope'> {
  /** Stays as it is without. */
  mayUnmask?: boolean | undefined;
  disabledAt: Date | null;
}

/** Undefined when there is no such account. */
export async function updateAccount(
  db: Db,
  userId: string,
  change: AccountChange,
): Promise<Account | undefined> {
  const row = await db
    .updateTable('users')
    .set({
      name: change.name,
      role: change.role,
      scope: JSON.stringify(change.scope),
      disabled_at: change.disabledAt,
      ...(change.mayUnmask === undefined ? {} : { may_unmask: change.mayUnmask }),
    })
    .where('user_id', '=', userId)
    .returning(accountColumns)
    .executeTakeFirst();
  return row && toAccount(row);
}

export async function setRole(db: Db, userId: string, role: Account['role']): Promise<void> {
  await db.updateTable('users').set({ role }).where('user_id', '=', userId).execute();
}

/** A new password opens a locked account. */
export async function setPasswordHash(
  db: Db,
  userId: string,
  passwordHash: string,
): Promise<Account | undefined> {
  const row = await db
    .updateTable('users')
    .set({ password_hash: passwordHash, failures: 0, locked_until: null })
    .where('user_id', '=', userId)
    .returning(accountColumns)
    .executeTakeFirst();
  return row && toAccount(row);
}

/** What a scope may name. */
export type ScopeNames = Record<'shops' | 'brands' | 'lines', string[]>;

const within = (names: string[], mine: string[] | null): string[] =>
  mine === null ? names : names.filter((name) => mine.includes(name));

/** The shops, brands and product lines that a scope shows: of products within it, and for who sees all also what has none. */
export async function readScopeNames(db: Db, scope: Scope): Promise<ScopeNames> {
  const { rows: products } = await sql<{ brand: string | null; line: string | null }>`
    select distinct brand, line from products p where ${ofProducts(scope, sql.ref('p.product_id'))}`.execute(
    db,
  );
  const { rows: listed } = await sql<{ shop: string }>`
    select distinct shop_id as shop from listings l where ${ofProducts(scope, sql.ref('l.product_id'))}`.execute(
    db,
  );
  const sources = seesAll(scope) ? await db.selectFrom('sources').select('shop_id').distinct().execute() : [];
  const sorted = (names: readonly (string | null)[]): string[] =>
    [...new Set(names.flatMap((name) => name ?? []))].sort();
  return {
    shops: within(
      sorted([...listed.map(({ shop }) => shop), ...sources.map((one) => one.shop_id)]),
      scope.shops,
    ),
    brands: sorted(products.map(({ brand }) => brand)),
    lines: sorted(products.map(({ line }) => line)),
  };
}
