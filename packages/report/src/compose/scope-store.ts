import { UsageError } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type RawBuilder, sql } from 'kysely';
import { type PartScope, parseScope } from './scope.ts';

const source = (schema: string, table: string) => sql.id(schema, table);

/** Products of a scope, as a query for a view: literals, for a definition takes no parameters. */
function productsIn({ kind, value }: PartScope, schema: string): RawBuilder<unknown> {
  if (kind === 'product') return sql`select ${sql.lit(value)}::text`;
  return sql`select product_id from ${source(schema, 'products')} where ${sql.id(kind)} = ${sql.lit(value)}`;
}

/** Tables by what tells of their rows whether they belong to a shop. */
const ofShop = [
  'rollups',
  'rollup_days',
  'exposures',
  'items',
  'complaint_voices',
  'complaint_delays',
  'rollup_weeks',
  'chat_answers',
  'template_rows',
  'ratings',
  'listings',
];
const ofProduct = [
  'rollups',
  'exposures',
  'items',
  'complaint_voices',
  'complaint_delays',
  'rollup_weeks',
  'chat_answers',
  'template_rows',
  'ratings',
  'alerts',
  'signals',
  'actions',
];
/** What is known by product and not by shop, and what was never read into either. */
const notOfShop = ['alerts', 'signals', 'actions'];
const ofNobody = ['quarantined_rows'];

function viewsOf(scope: PartScope, schema: string): [table: string, query: RawBuilder<unknown>][] {
  const all = (table: string) => sql`select * from ${source(schema, table)}`;
  const nothing = (tables: readonly string[]) =>
    tables.map((table): [string, RawBuilder<unknown>] => [table, sql`${all(table)} where false`]);
  if (scope.kind === 'shop') {
    const at = scope.value.indexOf('/');
    const [platform, shop] = [scope.value.slice(0, at), scope.value.slice(at + 1)];
    const inShop = sql`platform = ${sql.lit(platform)} and shop_id = ${sql.lit(shop)}`;
    return [
      ...ofShop.map((table): [string, RawBuilder<unknown>] => [table, sql`${all(table)} where ${inShop}`]),
      ...nothing([...notOfShop, ...ofNobody]),
    ];
  }
  const inProducts = sql`product_id in (${productsIn(scope, schema)})`;
  return [
    ...ofProduct.map((table): [string, RawBuilder<unknown>] => [
      table,
      sql`${all(table)} where ${inProducts}`,
    ]),
    ...nothing(ofNobody),
  ];
}

/** UsageError that names some of what there is, when nothing of this scope is known. */
export async function checkScope(db: Db, { kind, value }: PartScope): Promise<void> {
  const names =
    kind === 'shop'
      ? sql`select distinct platform || '/' || shop_id as name from rollups`
      : kind === 'product'
        ? sql`select product_id as name from products`
        : sql`select distinct ${sql.ref(kind)} as name from products where ${sql.ref(kind)} is not null`;
  const { rows } = await sql<{ name: string; here: boolean }>`
    select name, name = ${value} as here from (${names}) n order by here desc, name collate "C" limit 12`.execute(
    db,
  );
  if (rows[0]?.here) return;
  const known = rows.map(({ name }) => name).join('、');
  throw new UsageError(`没有「${value}」。${known ? `现有:${known}` : '商品资料里没有这一项,请先导入商品'}`);
}

/**
 * Reads inside a scope: on one connection, in a transaction that is rolled back, temporary views of the tables' names hold
 * the rows of the scope alone, so that every query of a report is the same for a part as for the whole.
 */
export async function inScope<T>(db: Db, scope: PartScope, read: (db: Db) => Promise<T>): Promise<T> {
  const tx = await db.startTransaction().execute();
  try {
    const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(tx);
    for (const [table, query] of viewsOf(scope, rows[0]?.schema ?? 'public'))
      await sql`create temporary view ${sql.id(table)} as ${query}`.execute(tx);
    return await read(tx);
  } finally {
    await tx.rollback().execute();
  }
}

/** The same for a scope as it is written; the whole company is read as it is. */
export function withinScope<T>(db: Db, scope: string, read: (db: Db) => Promise<T>): Promise<T> {
  const part = parseScope(scope);
  return part ? inScope(db, part, read) : read(db);
}

/** Products of a scope; of a shop all that it may have. */
export async function readScopeProducts(db: Db, scope: PartScope): Promise<Set<string> | null> {
  if (scope.kind === 'shop') return null;
  const { rows } = await sql<{ id: string }>`
    select product_id as id from products where ${sql.ref(scope.kind === 'product' ? 'product_id' : scope.kind)} = ${scope.value}`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}
