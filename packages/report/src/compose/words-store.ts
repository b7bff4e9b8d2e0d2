import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { SayingRow } from './facts/types.ts';
import { type QuoteQuery, saidWords, sortText } from './quote-store.ts';
import type { Span } from './windows.ts';

/** Sayings read of a product's window, of its past and of everything else: enough for shares of words. */
const most = 1000;

export interface WantedWords {
  /** The finding's category and product, null for a category as a whole. */
  category: string;
  productId: string | null;
  leaves: readonly string[];
}

/** Sayings are compared in groups: of the product or not, in the window or before, under the leaves or not. */
interface Group {
  isOwn: boolean;
  isNow: boolean;
  isLeaf: boolean;
}

const either = [true, false] as const;

/** Of a category as a whole everything is its own. */
const groupsOf = (productId: string | null): Group[] =>
  (productId === null ? [true] : either).flatMap((isOwn) =>
    either.flatMap((isNow) => either.map((isLeaf) => ({ isOwn, isNow, isLeaf }))),
  );

type Row = Omit<SayingRow, 'words'>;

/**
 * What complaining customers said in the window and in the span before it, under these leaves of one product and all
 * else. A customer, or a group of copied reviews, has one name.
 */
export async function readSayings(
  db: Db,
  { span, modelVersion }: QuoteQuery,
  past: Span,
  { productId, leaves }: WantedWords,
): Promise<Row[]> {
  const newestOf = ({ isOwn, isNow, isLeaf }: Group) => {
    const [from, until] = isNow ? [span.start, span.end] : [past.start, span.start];
    return sql`
      select ${isOwn}::boolean as "isOwn", ${isNow}::boolean as "isNow", ${isLeaf}::boolean as "isLeaf", coalesce((
        select v.day from complaint_voices v where v.day >= ${from}::date and v.day < ${until}::date
          and (${productId}::text is null or (v.product_id = ${productId}::text) = ${isOwn}::boolean)
          and (v.leaves && ${[...leaves]}::text[]) = ${isLeaf}::boolean
        order by v.day desc offset ${most - 1}::int limit 1), ${from}::date) as first`;
  };
  const { rows } = await sql<Row>`
    with heard as not materialized (
      select v.item_id, v.product_id as product, v.day, v.day >= ${span.start}::date as "isNow",
        ${productId}::text is null or v.product_id = ${productId}::text as "isOwn",
        v.leaves && ${[...leaves]}::text[] as "isLeaf"
      from complaint_voices v where v.day >= ${past.start}::date and v.day < ${span.end}::date
    ), newest as (
      -- The newest days that hold enough: what was said on the others need not be looked up.
      ${sql.join(groupsOf(productId).map(newestOf), sql` union all `)}
    ), said as (
      select h.*, found.leaf, found.confidence, found.evidence
      from heard h join newest using ("isOwn", "isNow", "isLeaf")
      -- One by one: they are few, and no statistics tell it.
      cross join lateral (
        select categories from classifications
        where item_id = h.item_id and model_version = ${modelVersion} offset 0) c
      cross join lateral (
        select one ->> 'id' as leaf, (one ->> 'confidence')::float8 as confidence,
          one -> 'evidence' -> 0 ->> 'text' as evidence
        from jsonb_array_elements(c.categories) one
        where one -> 'evidence' -> 0 ->> 'text' is not null
        order by one ->> 'id' = any(${[...leaves]}::text[]) desc, 2 desc, 1 limit 1) found
      where h.day >= newest.first
    ), near as (
      select *, rank() over (partition by "isOwn", "isNow", "isLeaf" order by day desc, evidence collate "C") as place
      from said
    ), r as (
      select n.*, row_number() over (
        partition by "isOwn", "isNow", "isLeaf" order by n.day desc, n.evidence collate "C", ${sortText} collate "C") as exact
      from near n cross join lateral (select * from items where item_id = n.item_id offset 0) i where n.place <= ${most}
    )
    select r.product as "productId", r.leaf, r.confidence, ${saidWords} as text, r.evidence, i.kind, i.platform, i.rating,
      coalesce(d.group_key::text, i.customer_hash, i.order_hash, i.item_id::text) as reviewer,
      r."isNow", r."isOwn", r."isLeaf"
    from r cross join lateral (select * from items where item_id = r.item_id offset 0) i
    left join near_duplicates d on d.item_id = i.item_id
    where r.exact <= ${most}
    order by r."isOwn", r."isNow", r."isLeaf", r.exact`.execute(db);
  return rows;
}
