import { type Kysely, sql } from 'kysely';

const statements = [
  // What wants a label, in the order in which people see it: the first twenty of some weeks are found without a look at all of them.
  `create index complaint_voices_by_surety on complaint_voices ((leaves = array['unclassified']) desc, surety, item_id)`,
  // Pages sum these days too: what was rolled up before there were any is not shown as nothing until it is rolled up again.
  `insert into rollup_days
    select day, measure, category, kind, platform, shop_id, sum(count)::int from rollups
    where measure in ('complaint', 'items') and day not in (select day from rollup_days) group by 1, 2, 3, 4, 5, 6
    on conflict do nothing`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop index complaint_voices_by_surety').execute(db);
}
