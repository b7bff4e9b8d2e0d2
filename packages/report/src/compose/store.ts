import { addDays, ownCategory, type Tx, undatedDay, weekOf } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { AlertFact, CountRow, ProductFact, SkuCount, Sold, WeekFact } from './facts/types.ts';
import { company } from './scope.ts';
import { inWholeWeeks, type Span } from './windows.ts';

/** Days of a span; `all` also holds the undated day. */
export const inSpan = (column: string, { start, end }: Span, all: boolean) => {
  const day = sql.ref(column);
  const inside = sql<boolean>`(${day} >= ${start}::date and ${day} < ${end}::date)`;
  return all ? sql<boolean>`(${inside} or ${day} = ${undatedDay}::date)` : inside;
};

/** Where days are counted, by product or over all of them. */
export type DayTable = 'rollups' | 'rollup_days';

/** Everything counted in a span, grouped by product, category and channel. */
export async function readCounts(db: Db, span: Span, all: boolean): Promise<CountRow[]> {
  const { weeks, edges } = inWholeWeeks(span);
  const counted = sql`product_id, measure, category, kind, platform, count`;
  const { rows } = await sql<CountRow>`
    select product_id as "productId", measure, category, kind, platform, sum(count)::int as count from (
      select ${counted} from rollup_weeks where week_on >= ${weeks.start}::date and week_on < ${weeks.end}::date
      union all
      select ${counted} from rollups where measure <> 'intent' and (${sql.join(
        edges.map((edge) => inSpan('day', edge, all)),
        sql` or `,
      )})) c
    group by 1, 2, 3, 4, 5`.execute(db);
  return rows;
}

/** What lists of earlier days count. */
const listed = [
  ['complaint', ownCategory],
  ['praise', ownCategory],
  ['items', 'all'],
] as const;

/** Counts of a product between the edges of windows, by the number of the edge before. */
interface PartCounts extends Pick<CountRow, 'productId' | 'measure' | 'category'> {
  parts: number[];
  counts: number[];
}

function countsBetween(rows: readonly PartCounts[], from: number, to: number): CountRow[] {
  const counted: CountRow[] = [];
  for (const { productId, measure, category, parts, counts } of rows) {
    let count = 0;
    for (let i = 0; i < parts.length; i++) {
      const part = parts[i] ?? 0;
      if (part >= from && part < to) count += counts[i] ?? 0;
    }
    if (count > 0) counted.push({ productId, measure, category, kind: 'review', platform: '', count });
  }
  return counted;
}

/**
 * As much of windows as lists of earlier days need: own complaints and praise, and voices, of each product. Windows of
 * four weeks a week apart hold the same days again and again, so the days are read once.
 */
export async function readListCounts(db: Db, spans: readonly Span[]): Promise<CountRow[][]> {
  if (spans.length === 0) return [];
  const edges = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort();
  const [first, last] = [edges[0] ?? undatedDay, edges.at(-1) ?? undatedDay];
  // Weeks that an edge cuts in two are read by day.
  const cut = edges.flatMap((edge) => (weekOf(edge).start === edge ? [] : [weekOf(edge).start]));
  const days = cut.flatMap((start) => Array.from({ length: 7 }, (_, i) => addDays(start, i)));
  // A query a category, so that each is a walk through one stretch of the index.
  const read = ([measure, category]: readonly [string, string]) => {
    const these = sql`measure = ${measure} and category = ${category}`;
    return sql`
    select product_id, ${measure}::text as measure, ${category}::text as category, width_bucket(day, ${edges}::date[]) as part,
      sum(count)::int as count
    from (
      select product_id, week_on as day, count from rollup_weeks
      where ${these} and week_on >= ${first}::date and week_on < ${last}::date and week_on <> all(${cut}::date[])
      union all
      select product_id, day, count from rollups
      where ${these} and day >= ${first}::date and day < ${last}::date and day = any(${days}::date[])) d
    group by 1, 4`;
  };
  const { rows } = await sql<PartCounts>`
    select product_id as "productId", measure, category, array_agg(part) as parts, array_agg(count) as counts
    from (${sql.join(listed.map(read), sql` union all `)}) p group by 1, 2, 3`.execute(db);
  return spans.map(({ start, end }) => countsBetween(rows, edges.indexOf(start) + 1, edges.indexOf(end) + 1));
}

/** Company-wide weeks for the trend and for the ordinary week-to-week variation, `sold` of each. */
export async function readWeeks(
  db: Db,
  { starts, table }: { starts: readonly string[]; table: DayTable },
  sold: readonly Sold[],
): Promise<WeekFact[]> {
  const start = starts[0];
  if (start === undefined) return [];
  const { rows } = await sql<{ week: number; measure: string; category: string; count: number }>`
    select (day - ${start}::date) / 7 as week, measure, category, sum(count)::int as count from ${sql.table(table)}
    where measure in ('complaint', 'items') and day >= ${start}::date and day < ${start}::date + ${7 * starts.length}::int
    group by 1, 2, 3`.execute(db);
  return starts.map((one, week) => {
    const here = rows.filter((row) => row.week === week);
    const complaints = here.filter(({ measure }) => measure === 'complaint');
    return {
      start: one,
      complaints: new Map(complaints.map(({ category, count }) => [category, count])),
      items: here.find(({ measure }) => measure === 'items')?.count ?? 0,
      units: [...(sold[week]?.units.values() ?? [])].reduce((sum, units) => sum + units, 0),
    };
  });
}

export async function readProducts(db: Db, productIds: readonly string[]): Promise<Map<string, ProductFact>> {
  if (productIds.length === 0) return new Map();
  const { rows } = await sql<ProductFact>`
    select product_id as "productId", name, product_type as "productType", owner from products
    where product_id = any(${productIds}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.productId, row]));
}

/** Own complaints of these products by colour and size. */
export async function readSkus(
  db: Db,
  span: Span,
  all: boolean,
  productIds: readonly string[],
): Promise<SkuCount[]> {
  if (productIds.length === 0) return [];
  const { rows } = await sql<SkuCount>`
    select r.product_id as "productId",
      coalesce(nullif(concat_ws('/', s.color, s.size), ''), r.sku_id) as sku, sum(r.count)::int as count
    from rollups r left join skus s on s.sku_id = r.sku_id
    where r.measure = 'complaint' and r.category = 'own' and r.sku_id <> ''
      and r.product_id = any(${productIds}::text[]) and ${inSpan('r.day', span, all)}
    group by 1, 2`.execute(db);
  return rows;
}

/** Alerts raised or still seen in the span, as they stood at an instant: what was done about one later is not known yet. */
export async function readAlerts(
  db: Db,
  { span, all, asOf }: { span: Span; all: boolean; asOf: string },
): Promise<AlertFact[]> {
  const { rows } = await sql<AlertFact>`
    select dedup_key as "dedupKey", kind, product_id as "productId", category, raised_on as "raisedOn",
      last_on as "lastOn", tier, card, evidence ->> 'mention' as mention,
      coalesce(evidence -> 'colors', '[]') as colors, coalesce((numbers ->> 'complaints')::int, 0) as complaints,
      coalesce((numbers ->> 'similar')::int, 0) + coalesce((numbers ->> 'sameDay')::int, 0) as heard,
      case when state <> 'withdrawn' and state_at > ${asOf}::timestamptz then 'open' else state end as state
    from alerts where ${all} or (raised_on < ${span.end}::date and last_on >= ${span.start}::date)`.execute(
    db,
  );
  return rows;
}

export interface StoredReport {
  revision: number;
  content: string;
  sha256: string;
  /** What it says differently from the revision before, in Chinese. */
  changes: string;
}

export async function latestReport(
  db: Db | Tx,
  key: { kind: string; period: string; scope?: string | undefined },
): Promise<StoredReport | null> {
  const row = await db
    .selectFrom('reports')
    .select(['revision', 'content', 'content_sha256 as sha256', 'changes'])
    .where('kind', '=', key.kind)
    .where('scope', '=', key.scope ?? company)
    .where('period', '=', key.period)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
