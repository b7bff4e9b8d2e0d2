import { type Kysely, sql } from 'kysely';

const statements = [
  // What masking took out of an item, sealed; empty unless a company sets a key for it. It goes with its item.
  `create table vault (
    item_id uuid not null references items on delete cascade, token text not null, key_id text not null,
    sealed bytea not null, primary key (item_id, token))`,
  // Schedules that somebody has switched off; a schedule without a row is on.
  `create table schedule_switches (
    name text primary key, is_off boolean not null, by text not null, at timestamptz not null)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['schedule_switches', 'vault']) await sql.raw(`drop table ${table}`).execute(db);
}
