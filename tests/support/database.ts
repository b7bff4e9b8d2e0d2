import { randomBytes } from 'node:crypto';
import { type Db, openDatabase, type Pool } from '@voc/core/db';
import { afterAll, beforeAll } from 'vitest';
import { createScratchDatabase, dropDatabase } from './scratch-database.ts';

/** A migrated, empty database of its own. */
export interface TestDatabase {
  url: string;
  db: Db;
  pool: Pool;
  drop(): Promise<void>;
}

/** The server's URL, whose database is the migrated template; without one the test is red, never skipped. */
export function testServerUrl(): string {
  const url = process.env.VOC_TEST_DATABASE_URL;
  if (!url)
    throw new Error('VOC_TEST_DATABASE_URL is unset: run these tests with `npm test` or the vitest config');
  return url;
}

/**
 * Clones the migrated template, or another database that nobody is connected to; for tests that need several. The
 * caller drops it.
 */
export async function createTestDatabase(from?: string): Promise<TestDatabase> {
  const server = testServerUrl();
  const template = new URL(from ?? server).pathname.slice(1);
  const admin = process.env.VOC_TEST_ADMIN_URL ?? server;
  const name = `voc_test_${process.pid}_${randomBytes(5).toString('hex')}`;
  const url = await createScratchDatabase(admin, name, template);
  const { db, pool } = openDatabase(url);
  const drop = async (): Promise<void> => {
    await db.destroy();
    await dropDatabase(admin, name);
  };
  return { url, db, pool, drop };
}

/** Gives the test file (or the describe block) a database of its own; read `url` and `db` inside tests and hooks. */
export function withDatabase(): Pick<TestDatabase, 'url' | 'db'> {
  let current: TestDatabase | undefined;
  const needed = (): TestDatabase => {
    if (!current) throw new Error('The database is there only inside tests and hooks');
    return current;
  };
  beforeAll(async () => {
    current = await createTestDatabase();
  });
  afterAll(async () => {
    await current?.drop();
    current = undefined;
  });
  return {
    get url() {
      return needed().url;
    },
    get db() {
      return needed().db;
    },
  };
}
