import { once } from 'node:events';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

export type Pool = pg.Pool;
export type PoolClient = pg.PoolClient;

/** Copies lines made by `copyLine` into a table; the columns are those of the lines, in their order. */
export async function copyLines(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  lines: string | Uint8Array,
): Promise<void> {
  const stream = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`));
  stream.end(lines);
  await once(stream, 'finish');
}
