import type { Db } from '@voc/core/db';
import type { Account } from './account-store.ts';
import { accountColumns, toAccount } from './account-store.ts';

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

/** What a scope may name: shops, brands and product lines that there are. */
export async function readScopeNames(
  db: Db,
): Promise<{ shops: string[]; brands: string[]; lines: string[] }> {
  const shops = await db.selectFrom('sources').select('shop_id').distinct().orderBy('shop_id').execute();
  const listed = await db.selectFrom('listings').select('shop_id').distinct().execute();
  const brands = await db.selectFrom('products').select('brand').distinct().orderBy('brand').execute();
  const lines = await db.selectFrom('products').select('line').distinct().orderBy('line').execute();
  return {
    shops: [...new Set([...shops, ...listed].map((row) => row.shop_id))].sort(),
    brands: brands.flatMap(({ brand }) => brand ?? []),
    lines: lines.flatMap(({ line }) => line ?? []),
  };
}
