import { Migrator, sql } from 'kysely';
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

/** Migrations that this program has and the database has not, and the other way round. */
export interface SchemaState {
  applied: string[];
  pending: string[];
  unknown: string[];
}

/** Compares the migrations of the program with those that the database has seen; changes nothing. */
export async function readSchemaState(db: Db): Promise<SchemaState> {
  const known = Object.keys(migrations);
  const { rows: tables } = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there`.execute(db);
  const { rows } = tables[0]?.there
    ? await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
    : { rows: [] };
  const applied = rows.map(({ name }) => name);
  return {
    applied,
    pending: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}
