import { type Kysely, sql } from 'kysely';

const vacuumOften = 'autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02';

const statements = [
  // Complaints that count against the product, by the days of order and signing: their own, or what another voice of the
  // same order tells, as it was known from one day on, until another voice told otherwise. Read in place of all items.
  `create table complaint_delays (
    day date not null, product_id text not null, kind text not null, platform text not null, shop_id text not null,
    ordered_on date, signed_on date, known_from date not null, known_until date, count int not null)`,
  'create index complaint_delays_by_day on complaint_delays (day, product_id)',
  // Sums over all products of a day, for the weeks of the trend.
  `create table rollup_days (
    day date not null, measure text not null, category text not null, kind text not null, platform text not null,
    shop_id text not null, count int not null, primary key (day, measure, category, kind, platform, shop_id))`,
  // Whether one of its leaves counts against the product.
  'alter table complaint_voices add column is_own boolean not null default false',
  ...['complaint_delays', 'rollup_days'].map((table) => `alter table ${table} set (${vacuumOften})`),
  // What is rolled up already is rolled up again.
  'insert into dirty_days (day, product_id) select distinct day, product_id from rollups order by 1, 2',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table complaint_voices drop column is_own').execute(db);
  for (const table of ['rollup_days', 'complaint_delays']) await sql.raw(`drop table ${table}`).execute(db);
}
