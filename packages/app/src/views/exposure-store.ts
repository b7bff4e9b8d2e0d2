import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Scope } from '../accounts/scope.ts';
import { within } from './scope-store.ts';
import type { Span } from './span.ts';

/** As in reports: units are the denominator where known for this share of the product-days that anybody spoke of. */
const knownShare = 0.95;

export type Denominator = '签收件数' | '声音条数';

export interface View {
  scope: Scope;
  span: Span;
  /** Of one product alone. */
  product?: string | undefined;
}

const ofProduct = (alias: string, product: string | undefined) =>
  product === undefined ? sql`true` : sql`${sql.ref(`${alias}.product_id`)} = ${product}`;

/** Conditions of a view on a table with day, product and shop. */
export const inView = (alias: string, { scope, span, product }: View) =>
  sql<boolean>`${sql.ref(`${alias}.day`)} >= ${span.from}::date and ${sql.ref(`${alias}.day`)} < ${span.to}::date
    and ${ofProduct(alias, product)} and ${within(scope, alias)}`;

/** Which denominator a whole view has: one for all that is shown beside each other. */
export async function chooseDenominator(db: Db, view: View): Promise<Denominator> {
  const { rows } = await sql<{ all: number; known: number }>`
    with voiced as (
      select distinct r.product_id, r.day from rollups r
      where r.measure = 'items' and r.product_id <> '' and ${inView('r', view)}
    ), fed as (
      select distinct e.product_id, e.day from exposures e where e.units is not null and ${inView('e', view)}
    )
    select count(*)::int as all, count(*) filter (
      where day in (select day from fed) and product_id in (select product_id from fed))::int as known
    from voiced`.execute(db);
  const [{ all, known } = { all: 0, known: 0 }] = rows;
  return all > 0 && known >= knownShare * all ? '签收件数' : '声音条数';
}

/** What is sold or said, by a column of the table (`day`, `product_id`, …) or `''` for the sum. */
export async function readExposure(
  db: Db,
  view: View,
  denominator: Denominator,
  by: 'day' | 'product_id' | null,
): Promise<Map<string, number>> {
  const [table, amount] =
    denominator === '签收件数' ? (['exposures', 'units'] as const) : (['rollups', 'count'] as const);
  const key = by === null ? sql<string>`''` : sql<string>`${sql.ref(`x.${by}`)}::text`;
  const voices = table === 'rollups' ? sql`x.measure = 'items' and` : sql``;
  const { rows } = await sql<{ key: string; amount: number }>`
    select ${key} as key, coalesce(sum(${sql.ref(`x.${amount}`)}), 0)::float8 as amount
    from ${sql.table(table)} x where ${voices} ${inView('x', view)} group by 1`.execute(db);
  return new Map(rows.map((row) => [row.key, row.amount]));
}
