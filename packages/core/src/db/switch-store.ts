import { sql } from 'kysely';
import type { Db } from './client.ts';

/** Whether something runs: switched by a person, last at an instant. */
export interface Switch {
  name: string;
  isOff: boolean;
  by: string;
  at: Date;
}

export type SwitchTable = 'schedule_switches' | 'recipient_switches';

/** What was ever switched, by name; what is missing is on. */
export async function readSwitches(db: Db, table: SwitchTable): Promise<ReadonlyMap<string, Switch>> {
  const { rows } = await sql<Switch>`
    select name, is_off as "isOff", by, at from ${sql.table(table)}`.execute(db);
  return new Map(rows.map((row) => [row.name, row]));
}

/** The names of what is off. */
export async function readOff(db: Db, table: SwitchTable): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(table)} where is_off`.execute(db);
  return new Set(rows.map(({ name }) => name));
}

/** Whether one is off now; asked in a transaction, as close as possible to what it would keep from happening. */
export async function isOff(db: Db, table: SwitchTable, name: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from ${sql.table(table)} where is_off and name = ${name}`.execute(db);
  return rows.length > 0;
}

/** Switches one off or on; false where it stood so already. */
export async function setSwitch(
  db: Db,
  table: SwitchTable,
  { name, isOff: off, by, at }: Switch,
): Promise<boolean> {
  const { rows } = await sql`
    insert into ${sql.table(table)} as s (name, is_off, by, at)
    select ${name}, ${off}::boolean, ${by}, ${at}::timestamptz
    where ${off}::boolean or exists (select 1 from ${sql.table(table)} where name = ${name})
    on conflict (name) do update set is_off = excluded.is_off, by = excluded.by, at = excluded.at
      where s.is_off is distinct from excluded.is_off
    returning 1`.execute(db);
  return rows.length > 0;
}
