import { CompiledQuery, type Kysely, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { copyLines } from './copy.ts';

/** Stands as the one parameter of a query that is to be sent as COPY. */
class CopyRequest {
  readonly table: string;
  readonly columns: readonly string[];
  readonly lines: string | Uint8Array;

  constructor(table: string, columns: readonly string[], lines: string | Uint8Array) {
    this.table = table;
    this.columns = columns;
    this.lines = lines;
  }
}

/** Copies lines of PostgreSQL's COPY text format into a table, inside the transaction if `db` is one. */
export async function copyInto(
  db: Pick<Kysely<unknown>, 'executeQuery'>,
  table: string,
  columns: readonly string[],
  lines: string | Uint8Array,
): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(`copy ${table}`, [new CopyRequest(table, columns, lines)]));
}

const nothing = { command: 'INSERT' as const, rowCount: 0, rows: [] };

function copyingClient(client: pg.PoolClient): PostgresPoolClient {
  const query = async (text: string, values: unknown[] = []): Promise<unknown> => {
    const [request] = values;
    if (!(request instanceof CopyRequest)) return client.query(text, values);
    await copyLines(client, request.table, request.columns, request.lines);
    return nothing;
  };
  return { query: query as PostgresPoolClient['query'], release: () => client.release() };
}

/** The pool as Kysely takes it; Kysely itself knows no COPY, and one statement of it may not leave the transaction. */
export const copyingPool = (pool: pg.Pool): PostgresPool => ({
  connect: async () => copyingClient(await pool.connect()),
  end: () => pool.end(),
});
