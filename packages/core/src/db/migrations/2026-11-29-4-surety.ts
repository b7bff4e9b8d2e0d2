import { type Kysely, sql } from 'kysely';

const statements = [
  // How sure the model is of all its categories: the sum of the logarithms of their confidences, at most 0. What wants a
  // label is found by it, where it took a read of every classification.
  'alter table complaint_voices add column surety real not null default 0',
  // What is rolled up already is rolled up again, unless it will be.
  `insert into dirty_days (day, product_id) select distinct day, product_id from complaint_voices
    where not exists (select 1 from dirty_days) order by 1, 2`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table complaint_voices drop column surety').execute(db);
}
