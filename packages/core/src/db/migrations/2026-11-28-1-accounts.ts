import { type Kysely, sql } from 'kysely';

const statements = [
  `create table users (
    user_id uuid primary key default gen_random_uuid(), login text not null unique, name text not null, role text not null,
    scope jsonb not null, may_unmask boolean not null default false, password_hash text not null,
    failures int not null default 0, locked_until timestamptz, disabled_at timestamptz,
    created_at timestamptz not null default now(),
    check (role in ('agent', 'supervisor', 'product', 'operations', 'admin', 'auditor')))`,
  `create table sessions (
    token_hash text primary key, user_id uuid not null references users on delete cascade, csrf text not null,
    created_at timestamptz not null, seen_at timestamptz not null, expires_at timestamptz not null)`,
  'create index sessions_by_user on sessions (user_id)',
  // One row while there is no user: whoever holds the token makes the first administrator.
  `create table setup_token (
    singleton boolean primary key default true check (singleton), token_hash text not null,
    expires_at timestamptz not null)`,
  `create table audit_log (
    audit_id bigint generated always as identity primary key, at timestamptz not null, user_id uuid, login text not null,
    action text not null, target text not null, detail jsonb not null default '{}', address text not null)`,
  'create index audit_log_by_time on audit_log (at)',
  `create function refuse_change() returns trigger language plpgsql as $$ begin
    raise exception 'the audit log can only be added to';
  end $$`,
  `create trigger audit_log_is_kept before update or delete or truncate on audit_log
    for each statement execute function refuse_change()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['audit_log', 'setup_token', 'sessions', 'users'])
    await sql.raw(`drop table ${table}`).execute(db);
  await sql.raw('drop function refuse_change').execute(db);
}
