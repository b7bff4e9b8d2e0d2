import { type Kysely, sql } from 'kysely';

const statements = [
  // Somebody who was sent to the company's sign-in and has not come back; taken away by the first who comes.
  `create table login_attempts (
    token_hash text primary key, state text not null, nonce text not null, verifier text not null,
    return_to text not null, expires_at timestamptz not null)`,
  `alter table sessions add column via text not null default 'password' check (via in ('password', 'company'))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sessions drop column via`.execute(db);
  await sql`drop table login_attempts`.execute(db);
}
