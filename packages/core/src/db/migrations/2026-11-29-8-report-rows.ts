import { type Kysely, sql } from 'kysely';

const vacuumOften = 'autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02';
const byItem = ['classify_due', 'classifications', 'near_duplicates', 'complaint_voices'];

/** Everything that goes with an item; the words of a product-day go with any of its items, and themes of its days. */
const forget = (tables: readonly string[]): string =>
  `create or replace function forget_gone_items() returns trigger language plpgsql as $$ begin
    ${tables.map((table) => `delete from ${table} where item_id in (select item_id from gone);`).join('\n    ')}
    delete from voice_words w using gone g where w.day = coalesce(g.event_on, '0001-01-01') and w.product_id = coalesce(
      nullif(g.product_id, ''), '~' || g.platform || '/' || g.shop_id || '/' || nullif(g.listing_id, ''), '');
    delete from themes t using gone g where g.event_on >= t.start_on and g.event_on < t.end_on;
    return null;
  end $$`;

const statements = [
  // Sums of ISO weeks: windows of reports are whole weeks but for the edges of months, and seven days of a product mostly
  // tell of the same few categories.
  `create table rollup_weeks (
    week_on date not null, product_id text not null, measure text not null, category text not null, kind text not null,
    platform text not null, shop_id text not null, count int not null,
    primary key (week_on, product_id, measure, category, kind, platform, shop_id))`,
  `create index rollup_weeks_listed on rollup_weeks (measure, category, week_on) include (product_id, shop_id, count)
    where category in ('own', 'all')`,
  // How sure each leaf is and where it was said, in the order of the leaves: quotes are chosen without a look into the
  // classification of every complaint.
  `alter table complaint_voices add column confidences float8[] not null default '{}',
    add column evidences text[] not null default '{}'`,
  // Conversations with what service is judged by: their times are in the turns, many to one.
  `create table chat_answers (
    day date not null, product_id text not null, item_id uuid not null, platform text not null, shop_id text not null,
    customer_hash text, event_at timestamptz, problem text not null, resolved boolean not null, is_timed boolean not null,
    waited float8, taken float8, team text, vendor text, primary key (day, product_id, item_id))`,
  'create index chat_answers_by_item on chat_answers (item_id)',
  // Stars are counted, and exact repeats, without a look into the items themselves.
  'drop index items_by_day',
  'create index items_by_day on items (event_on, item_id) include (rating)',
  'create index items_repeated on items (event_on) where copies > 1',
  ...['rollup_weeks', 'chat_answers'].map((table) => `alter table ${table} set (${vacuumOften})`),
  forget([...byItem, 'chat_answers']),
  // What is rolled up already is rolled up again.
  'insert into dirty_days (day, product_id) select distinct day, product_id from rollups order by 1, 2',
];

const backwards = [
  forget(byItem),
  'drop index items_repeated',
  'drop index items_by_day',
  'create index items_by_day on items (event_on, item_id)',
  'drop table chat_answers',
  'alter table complaint_voices drop column confidences, drop column evidences',
  'drop table rollup_weeks',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const statement of backwards) await sql.raw(statement).execute(db);
}
