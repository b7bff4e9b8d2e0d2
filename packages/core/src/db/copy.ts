import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

export type Pool = pg.Pool;
export type PoolClient = pg.PoolClient;
export type QueryResult<Row extends pg.QueryResultRow> = pg.QueryResult<Row>;

/** So much is sent as one message, so that the server reads on while the rest is under way. */
const messageLength = 65_536;

/** Copies lines made by `copyLine` into a table; the columns are those of the lines, in their order. */
export async function copyLines(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  lines: string | Uint8Array,
): Promise<void> {
  const stream = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`));
  const bytes = typeof lines === 'string' ? Buffer.from(lines) : lines;
  for (let at = 0; at < bytes.length; at += messageLength)
    stream.write(bytes.subarray(at, at + messageLength));
  stream.end();
  await once(stream, 'finish');
}

/** Copies a CSV with a header, as it is, into a table that has its columns in their order. */
export async function copyCsv(
  client: PoolClient,
  table: string,
  file: Readable,
  encoding: 'utf-8' | 'gb18030',
): Promise<void> {
  const options = `format csv, header, encoding '${encoding === 'utf-8' ? 'UTF8' : 'GB18030'}'`;
  await pipeline(file, client.query(from(`copy ${table} from stdin (${options})`)));
}
