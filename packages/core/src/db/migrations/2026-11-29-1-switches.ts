import { type Kysely, sql } from 'kysely';

const statements = [
  // Robots and mail addresses that somebody has switched off; one without a row is on.
  `create table recipient_switches (
    name text primary key, is_off boolean not null, by text not null, at timestamptz not null)`,
  // Readings of configured sources: asked for, under way, over.
  `create table source_pulls (
    pull_id bigint generated always as identity primary key, source text not null, asked_by text,
    asked_at timestamptz not null, state text not null, started_at timestamptz, beat_at timestamptz,
    ended_at timestamptz, read int not null default 0, accepted int not null default 0,
    duplicate int not null default 0, template int not null default 0, quarantined int not null default 0,
    problems jsonb not null default '[]',
    check (state in ('asked', 'running', 'done', 'partial', 'failed')))`,
  'create index source_pulls_by_source on source_pulls (source, pull_id)',
  // Asked for twice is asked for once.
  `create unique index source_pulls_asked on source_pulls (source) where state = 'asked'`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['source_pulls', 'recipient_switches'])
    await sql.raw(`drop table ${table}`).execute(db);
}
