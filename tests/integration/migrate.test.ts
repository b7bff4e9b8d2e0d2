import { type Db, migrateDown, migrateToLatest } from '@voc/core/db';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';

const tableCount = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from information_schema.tables
    where table_schema = 'public' and table_name not like 'kysely%'`.execute(db);
  return rows[0]?.n ?? -1;
};

const database = withDatabase();

test('the schema goes down to nothing and up to the same again', async () => {
  const { db } = database;
  expect(await migrateToLatest(db)).toEqual([]);
  const tables = await tableCount(db);
  expect(tables).toBeGreaterThan(20);
  while ((await migrateDown(db)).length > 0);
  expect(await tableCount(db)).toBe(0);
  expect(await migrateToLatest(db)).not.toEqual([]);
  expect(await tableCount(db)).toBe(tables);
});
