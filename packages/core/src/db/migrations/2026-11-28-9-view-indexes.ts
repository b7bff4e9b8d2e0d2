import { type Kysely, sql } from 'kysely';

// Pages and reports sum few categories over many days: with all that they sum in the index, no row is looked up. Nearly
// all rows must be in the visibility map for that, which is the work of vacuum.
const vacuumOften = 'autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02';
const summed = ['rollups', 'exposures', 'complaint_voices'];

const statements = [
  'drop index rollups_by_category',
  `create index rollups_by_category on rollups (measure, category, day, product_id) include (shop_id, count)`,
  'create index exposures_by_day on exposures (day) include (product_id, shop_id, units)',
  // Voices as pages list them, newest first.
  'drop index items_by_day',
  'create index items_by_day on items (event_on, item_id)',
  'create index items_by_product on items (product_id, event_on)',
  `create index complaint_voices_by_day on complaint_voices (day, item_id)
    include (product_id, shop_id, kind, leaves)`,
  'alter table data_version add column voices_seq bigint not null default 0',
  ...summed.map((table) => `alter table ${table} set (${vacuumOften})`),
];

const backwards = [
  ...summed.map(
    (table) =>
      `alter table ${table} reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_insert_scale_factor)`,
  ),
  'alter table data_version drop column voices_seq',
  'drop index complaint_voices_by_day',
  'drop index items_by_product',
  'drop index items_by_day',
  'create index items_by_day on items (event_on)',
  'drop index exposures_by_day',
  'drop index rollups_by_category',
  'create index rollups_by_category on rollups (measure, category, day)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const statement of backwards) await sql.raw(statement).execute(db);
}
