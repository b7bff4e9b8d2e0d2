import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { mayDiffer } from './table-differences.ts';

/** Every row of every table as JSON text, sorted, without what may differ between two equal runs. */
export async function dumpTables(db: Db): Promise<Record<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
  const dump: Record<string, string[]> = {};
  for (const { name } of tables) {
    if (mayDiffer.tables.includes(name) || name.startsWith('staging')) continue;
    const left = mayDiffer.columns[name] ?? [];
    const { rows } = await sql<{ row: string }>`
      select (to_jsonb(t) - ${left}::text[])::text as row from ${sql.table(name)} t`.execute(db);
    dump[name] = rows.map(({ row }) => row).sort();
  }
  return dump;
}
