import { once } from 'node:events';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

export type Pool = pg.Pool;
export type PoolClient = pg.PoolClient;

const special = /[\\\n\r\t]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const toField = (value: string | number | boolean | null | undefined): string => {
  if (value === null || value === undefined) return '\\N';
  if (typeof value !== 'string') return String(value);
  return special.test(value) ? value.replace(/[\\\n\r\t]/g, (found) => escapes[found] ?? found) : value;
};

/** One row as a line of PostgreSQL's COPY text format. */
export function copyLine(values: readonly (string | number | boolean | null | undefined)[]): string {
  let line = '';
  for (let at = 0; at < values.length; at++) line += (at === 0 ? '' : '\t') + toField(values[at]);
  return `${line}\n`;
}

/** Copies lines made by `copyLine` into a table; the columns are those of the lines, in their order. */
export async function copyLines(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  lines: string,
): Promise<void> {
  const stream = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`));
  stream.end(lines);
  await once(stream, 'finish');
}
