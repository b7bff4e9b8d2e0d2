import { Migrator } from 'kysely';
import { FatalError } from '../errors.ts';
import type { Db } from './client.ts';
import { migrations } from './migrations/index.ts';

const migrator = (db: Db): Migrator =>
  new Migrator({ db, provider: { getMigrations: async () => migrations } });

async function finish(result: ReturnType<Migrator['migrateToLatest']>): Promise<string[]> {
  const { error, results = [] } = await result;
  if (error) throw new FatalError('The database schema could not be migrated', { cause: error });
  return results.map((one) => `${one.direction.toLowerCase()} ${one.migrationName}`);
}

/** Applies every pending migration; returns what was done. FatalError when one fails. */
export function migrateToLatest(db: Db): Promise<string[]> {
  return finish(migrator(db).migrateToLatest());
}

/** Takes back the newest migration; returns what was done. */
export function migrateDown(db: Db): Promise<string[]> {
  return finish(migrator(db).migrateDown());
}
