import { type Kysely, sql } from 'kysely';

const statements = [
  // What two versions of the model said of the same voices, counted when both had classified them all.
  `create table model_shifts (
    before_version text not null, after_version text not null, week date not null, category text not null,
    before int not null, after int not null, primary key (before_version, after_version, week, category))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop table model_shifts').execute(db);
}
