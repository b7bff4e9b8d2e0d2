import { type Kysely, sql } from 'kysely';

const tables = ['classify_due', 'classifications', 'near_duplicates', 'complaint_voices'];

/** Everything that goes with an item. */
const forget = (also: string): string =>
  `create or replace function forget_gone_items() returns trigger language plpgsql as $$ begin
    ${tables.map((table) => `delete from ${table} where item_id in (select item_id from gone);`).join('\n    ')}
    delete from voice_words w using gone g where w.day = coalesce(g.event_on, '0001-01-01') and w.product_id = coalesce(
      nullif(g.product_id, ''), '~' || g.platform || '/' || g.shop_id || '/' || nullif(g.listing_id, ''), '');${also}
    return null;
  end $$`;

// Themes quote customers.
const themes = `
    delete from themes t using gone g where g.event_on >= t.start_on and g.event_on < t.end_on;`;

const statements = [
  // What recurs in complaints without a leaf, found ahead of who asks for it. Rollups mark what they may have changed.
  `create table themes (
    start_on date not null, end_on date not null, found jsonb not null, behind_since timestamptz,
    has_other_voices boolean not null default false, primary key (start_on, end_on))`,
  forget(themes),
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(forget('')).execute(db);
  await sql.raw('drop table themes').execute(db);
}
