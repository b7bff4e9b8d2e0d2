import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Scope } from '../accounts/scope.ts';
import { countsTable, inView, type View } from './exposure-store.ts';
import { keepByVersion } from './keep-by-version.ts';

export interface CountQuery extends View {
  measure: string;
  /** All categories of the measure without. */
  category?: string;
}

export type CountKey =
  | 'day'
  | 'category'
  | 'product_id'
  | 'kind'
  | 'platform'
  | 'shop_id'
  | 'listing_id'
  | 'sku_id';

const keepCounts = keepByVersion<ReadonlyMap<string, number>>();

/** Sums of rollups by one column; those of all products are read once a version of the data. */
export async function readCounts(
  db: Db,
  query: CountQuery,
  by: CountKey,
): Promise<ReadonlyMap<string, number>> {
  if (query.product !== undefined) return sumCounts(db, query, by);
  const { scope, span, measure, category } = query;
  return keepCounts(db, { scope, span, measure, category, by }, () => sumCounts(db, query, by));
}

async function sumCounts(db: Db, query: CountQuery, by: CountKey): Promise<Map<string, number>> {
  const ofCategory = query.category === undefined ? sql`true` : sql`r.category = ${query.category}`;
  const { rows } = await sql<{ key: string; count: number }>`
    select ${sql.ref(`r.${by}`)}::text as key, sum(r.count)::int as count from ${sql.table(countsTable(query, query.measure, by))} r
    where r.measure = ${query.measure} and ${ofCategory} and ${inView('r', query)} group by 1 order by 1`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.key, row.count]));
}

type DataSpan = { from: string; to: string } | null;

const keepSpan = keepByVersion<DataSpan>();

/** First and last business day that anything was said on. */
export const readDataSpan = (db: Db, { scope }: Pick<View, 'scope'>): Promise<DataSpan> =>
  keepSpan(db, { scope }, () => findSpan(db, scope));

async function findSpan(db: Db, scope: Scope): Promise<DataSpan> {
  const everything = { scope, span: { from: '1000-01-01', to: '9999-12-31' } };
  // By the order of the index: the first row that the scope may see ends the search.
  const day = (direction: 'asc' | 'desc') => sql`(select r.day::text from rollups r
    where r.measure = 'items' and r.category = 'all' and ${inView('r', everything)} order by r.day ${sql.raw(direction)} limit 1)`;
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select ${day('asc')} as first, ${day('desc')} as last`.execute(db);
  const [row] = rows;
  return row?.first && row.last ? { from: row.first, to: row.last } : null;
}
