import { type Kysely, sql } from 'kysely';

/** Everything that goes with an item. */
const forget = (tables: readonly string[]): string =>
  `create or replace function forget_gone_items() returns trigger language plpgsql as $$ begin
    ${tables.map((table) => `delete from ${table} where item_id in (select item_id from gone);`).join('\n    ')}
    return null;
  end $$`;

const before = ['classify_due', 'classifications', 'near_duplicates'];

const statements = [
  // Narrow rows of the voices that complain, kept by the rollup stage: customers and delays are counted from them, which
  // from items and classifications would take a read of both.
  `create table complaint_voices (
    day date not null, product_id text not null, item_id uuid not null, kind text not null, platform text not null,
    shop_id text not null, order_hash text, leaves text[] not null, ordered_on date, signed_on date,
    primary key (day, product_id, item_id))`,
  'create index complaint_voices_by_item on complaint_voices (item_id)',
  forget([...before, 'complaint_voices']),
  // What is rolled up already is rolled up again.
  'insert into dirty_days (day, product_id) select distinct day, product_id from rollups order by 1, 2',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(forget(before)).execute(db);
  await sql.raw('drop table complaint_voices').execute(db);
}
