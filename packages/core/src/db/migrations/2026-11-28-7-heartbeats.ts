import { type Kysely, sql } from 'kysely';

/** When a process last said that it works on messages or lets schedules tick: one row a part, whatever the number of processes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table heartbeats (
    part text primary key check (part in ('worker', 'schedule')), beat_at timestamptz not null)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table heartbeats`.execute(db);
}
