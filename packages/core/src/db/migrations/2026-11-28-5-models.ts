import { type Kysely, sql } from 'kysely';

const statements = [
  // Models that learned from people; where none of a kind is current, the one that comes with the program is.
  `create table models (
    version text primary key, kind text not null, parent text not null, state text not null, figures jsonb not null,
    trained_at timestamptz not null, trained_by text not null, changed_at timestamptz not null, changed_by text not null,
    check (kind in ('accurate', 'fast')), check (state in ('candidate', 'current', 'retired')))`,
  `create unique index models_current on models (kind) where state = 'current'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop table models').execute(db);
}
