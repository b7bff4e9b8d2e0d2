import { mkdirSync } from 'node:fs';
import type { Config } from '@voc/core/config';
import { type Db, openDatabase, startEmbeddedPostgres } from '@voc/core/db';
import type { Log } from '@voc/core/log';

/** Runs work on the configured database, or on the embedded one of VOC_HOME, and leaves it tidily. */
export async function withDatabase<T>(config: Config, log: Log, work: (db: Db) => Promise<T>): Promise<T> {
  if (!config.databaseUrl) mkdirSync(config.home, { recursive: true });
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres({ home: config.home, log });
  const url = config.databaseUrl ?? embedded?.url ?? '';
  const { db } = openDatabase(url);
  try {
    return await work(db);
  } finally {
    await db.destroy();
    await embedded?.release();
  }
}
