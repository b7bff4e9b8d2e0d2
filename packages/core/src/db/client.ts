import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { copyingPool } from './copy-query.ts';
import type { Database } from './database.ts';

export type Db = Kysely<Database>;

const dateOid = 1082;

/** Opens a pool on a PostgreSQL URL. Dates stay `YYYY-MM-DD` text, bigints stay text, sessions run in UTC. */
export function openDatabase(url: string, options: { max?: number } = {}): { db: Db; pool: pg.Pool } {
  const types = new pg.TypeOverrides();
  types.setTypeParser(dateOid, (value: string) => value);
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 6,
    types,
    options: '-c timezone=UTC',
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // So would one that breaks between two queries of a transaction; the next query tells of it.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: copyingPool(pool) }),
  });
  return { db, pool };
}

/** True when the server answers. */
export async function ping(db: Db): Promise<void> {
  await db.executeQuery(CompiledQuery.raw('select 1'));
}

/** Version of the server, such as `18.4`. */
export async function readServerVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db);
  return rows[0]?.server_version ?? '';
}
