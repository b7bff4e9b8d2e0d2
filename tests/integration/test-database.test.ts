import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createTestDatabase, withDatabase } from '../support/database.ts';

const database = withDatabase();

const nameOf = async (db: typeof database.db): Promise<string> => {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db);
  return rows[0]?.name ?? '';
};

describe('a test database', () => {
  it('is migrated, and what one test writes no other database sees', async () => {
    const other = await createTestDatabase();
    try {
      await sql`create table mine (n int)`.execute(database.db);
      const seen = await sql<{ mine: string | null; items: string | null }>`
        select to_regclass('mine') as mine, to_regclass('items') as items`.execute(other.db);
      expect(seen.rows[0]).toEqual({ mine: null, items: 'items' });
      expect(await nameOf(other.db)).not.toBe(await nameOf(database.db));
    } finally {
      await other.drop();
    }
  });

  it('is gone after it was dropped', async () => {
    const other = await createTestDatabase();
    const name = await nameOf(other.db);
    await other.drop();
    const left = await sql`select 1 from pg_database where datname = ${name}`.execute(database.db);
    expect(left.rows).toEqual([]);
  });
});
