import { type Kysely, sql } from 'kysely';

const tables = ['classify_due', 'classifications', 'near_duplicates', 'complaint_voices'];

/** Everything that goes with an item. */
const forget = (also: string): string =>
  `create or replace function forget_gone_items() returns trigger language plpgsql as $$ begin
    ${tables.map((table) => `delete from ${table} where item_id in (select item_id from gone);`).join('\n    ')}${also}
    return null;
  end $$`;

// The words of a product-day go with any of its items; until they are rolled up again its mark tells to read the items.
const words = `
    delete from voice_words w using gone g where w.day = coalesce(g.event_on, '0001-01-01') and w.product_id = coalesce(
      nullif(g.product_id, ''), '~' || g.platform || '/' || g.shop_id || '/' || nullif(g.listing_id, ''), '');`;

const statements = [
  // What was said of a product on a day, in small letters, kept by the rollup stage: words are looked for here, in a
  // tenth of the time that all items and turns would take. Not compressed, and in its row up to a page.
  `create table voice_words (day date not null, product_id text not null, words text not null,
    primary key (day, product_id)) with (toast_tuple_target = 8160)`,
  'alter table voice_words alter column words set storage external',
  forget(words),
  // What is rolled up already is rolled up again.
  'insert into dirty_days (day, product_id) select distinct day, product_id from rollups order by 1, 2',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(forget('')).execute(db);
  await sql.raw('drop table voice_words').execute(db);
}
