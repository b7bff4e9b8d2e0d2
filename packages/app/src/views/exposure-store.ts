import { addDays } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Scope } from '../accounts/scope.ts';
import { keepByVersion } from './keep-by-version.ts';
import { within } from './scope-store.ts';
import { daysOfSpan, type Span } from './span.ts';

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

const summedMeasures = ['complaint', 'items'];
const ofProductsAlone = ['product_id', 'listing_id', 'sku_id'];

/** Where counts are summed: over all products they are kept day by day, in a hundredth of the rows. */
export const countsTable = (
  { scope: { brands, lines }, product }: Pick<View, 'scope' | 'product'>,
  measure: string,
  by: string,
): 'rollups' | 'rollup_days' => {
  const isOfAll = product === undefined && brands === null && lines === null;
  return isOfAll && summedMeasures.includes(measure) && !ofProductsAlone.includes(by)
    ? 'rollup_days'
    : 'rollups';
};

/** Conditions of a view on a table with day, product and shop. */
export const inView = (alias: string, { scope, span, product }: View) =>
  sql<boolean>`${sql.ref(`${alias}.day`)} >= ${span.from}::date and ${sql.ref(`${alias}.day`)} < ${span.to}::date
    and ${ofProduct(alias, product)} and ${within(scope, alias)}`;

/**
 * A product-day is known where the feed came that day and names the product at all in the span. Product-days are counted
 * by product first, so that no list of them all is kept; days without a feed are few or all.
 */
async function countKnown(db: Db, view: View): Promise<Denominator> {
  const { span } = view;
  const fed = sql<boolean>`e.units is not null and ${inView('e', view)}`;
  const { rows } = await sql<{ all: number; known: number }>`
    with unfed as materialized (
      select array(select d.day::date from generate_series(${span.from}::date, ${span.to}::date - 1, interval '1 day') d (day)
        where not exists (select 1 from exposures e where e.day = d.day::date and ${fed})) as days
    ), voiced as (
      select r.day, r.product_id from rollups r
      where r.measure = 'items' and r.category = 'all' and r.product_id <> '' and ${inView('r', view)} group by 1, 2
    ), by_product as (
      select v.product_id, count(*) as voiced,
        count(*) filter (where not v.day = any((select days from unfed)::date[])) as on_fed_days
      from voiced v group by 1
    )
    select coalesce(sum(voiced), 0)::int as all, coalesce(sum(on_fed_days) filter (
      where exists (select 1 from exposures e where e.product_id = p.product_id and ${fed})), 0)::int as known
    from by_product p`.execute(db);
  const [{ all, known } = { all: 0, known: 0 }] = rows;
  return all > 0 && known >= knownShare * all ? '签收件数' : '声音条数';
}

const keepDenominator = keepByVersion<Denominator>('voices');

/** Which denominator a whole view has: one for all that is shown beside each other. */
export async function chooseDenominator(db: Db, view: View): Promise<Denominator> {
  if (view.product !== undefined) return countKnown(db, view);
  const { scope, span } = view;
  return keepDenominator(db, { scope, span }, () => countKnown(db, { scope, span }));
}

const keepExposure = keepByVersion<ReadonlyMap<string, number>>('voices');
const keepDays = keepByVersion<Map<string, Promise<number | undefined>>>('voices');

/** Days are kept one by one, so that no other span of them is summed again. */
async function readDays(
  db: Db,
  { scope, span }: View,
  denominator: Denominator,
): Promise<ReadonlyMap<string, number>> {
  const kept = await keepDays(db, { scope, denominator }, async () => new Map());
  const days = daysOfSpan(span);
  const missing = days.filter((day) => !kept.has(day));
  const [first, last] = [missing[0], missing.at(-1)];
  if (first && last) {
    const reading = sumExposure(
      db,
      { scope, span: { from: first, to: addDays(last, 1) } },
      denominator,
      'day',
    );
    for (const day of missing) {
      const amount = reading.then((amounts) => amounts.get(day));
      kept.set(day, amount);
      amount.catch(() => kept.delete(day));
    }
  }
  const amounts = await Promise.all(days.map((day) => kept.get(day)));
  return new Map(
    days.flatMap((day, at) => {
      const amount = amounts[at];
      return amount === undefined ? [] : [[day, amount]];
    }),
  );
}

/** The sum over all days; none where nothing is known of any. */
function sumOf(days: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const amounts = [...days.values()];
  return new Map(amounts.length === 0 ? [] : [['', amounts.reduce((sum, one) => sum + one, 0)]]);
}

/** What is sold or said, by a column of the table (`day`, `product_id`, …) or `''` for the sum. */
export async function readExposure(
  db: Db,
  view: View,
  denominator: Denominator,
  by: 'day' | 'product_id' | null,
): Promise<ReadonlyMap<string, number>> {
  if (view.product !== undefined) return sumExposure(db, view, denominator, by);
  const { scope, span } = view;
  if (by === 'day') return readDays(db, { scope, span }, denominator);
  if (by === null) return sumOf(await readDays(db, { scope, span }, denominator));
  return keepExposure(db, { scope, span, denominator, by }, () =>
    sumExposure(db, { scope, span }, denominator, by),
  );
}

async function sumExposure(
  db: Db,
  view: View,
  denominator: Denominator,
  by: 'day' | 'product_id' | null,
): Promise<Map<string, number>> {
  const [table, amount] =
    denominator === '签收件数'
      ? (['exposures', 'units'] as const)
      : ([countsTable(view, 'items', by ?? ''), 'count'] as const);
  const key = by === null ? sql<string>`''` : sql<string>`${sql.ref(`x.${by}`)}::text`;
  const voices = table === 'exposures' ? sql`` : sql`x.measure = 'items' and x.category = 'all' and`;
  const { rows } = await sql<{ key: string; amount: number }>`
    select ${key} as key, coalesce(sum(${sql.ref(`x.${amount}`)}), 0)::float8 as amount
    from ${sql.table(table)} x where ${voices} ${inView('x', view)} group by 1`.execute(db);
  return new Map(rows.map((row) => [row.key, row.amount]));
}
