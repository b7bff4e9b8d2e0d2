import { mkdirSync } from 'node:fs';
import type { Config } from '@voc/core/config';
import { type Db, migrateToLatest, openDatabase, startEmbeddedPostgres } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import { followCurrent } from './models/current-model.ts';

export interface Connection {
  db: Db;
  pool: ReturnType<typeof openDatabase>['pool'];
  /** Password included: never log it. */
  url: string;
}

/** Runs work on the configured database, or on the embedded one of VOC_HOME, and leaves it tidily. */
export async function withDatabase<T>(
  config: Config,
  log: Log,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  if (!config.databaseUrl) mkdirSync(config.home, { recursive: true });
  const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres({ home: config.home, log });
  const url = config.databaseUrl ?? embedded?.url ?? '';
  const { db, pool } = openDatabase(url);
  try {
    return await work({ db, pool, url });
  } finally {
    await db.destroy();
    await embedded?.release();
  }
}

/** The same with the schema brought up to date first, and with the model that counts known on this host. */
export function withMigratedDatabase<T>(
  config: Config,
  log: Log,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  return withDatabase(config, log, async (connection) => {
    await migrateToLatest(connection.db);
    await followCurrent(connection.db, config);
    return work(connection);
  });
}
