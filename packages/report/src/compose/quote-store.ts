import { noProduct } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { QuoteRow } from './facts/types.ts';
import { inSpan } from './store.ts';
import type { Span } from './windows.ts';

/** Candidates kept per leaf, or per leaf and product, before the written rule chooses three. */
const candidates = 12;

export const itemKey = sql.raw(
  `coalesce(i.product_id, '~' || i.platform || '/' || i.shop_id || '/' || i.listing_id, '')`,
);

/** Items of a span by their business day; `all` also those without one. */
export const itemsInSpan = ({ start, end }: Span, all: boolean) =>
  all
    ? sql<boolean>`(i.event_on is null or (i.event_on >= ${start}::date and i.event_on < ${end}::date))`
    : sql<boolean>`(i.event_on >= ${start}::date and i.event_on < ${end}::date)`;

/** Leaves as counted: a person's newest correction wins. */
export const latestCorrection = sql`left join lateral (
  select leaves, intent from corrections where item_id = i.item_id order by corrected_at desc, author limit 1
) latest on true`;

/** Where the evidence was said: the text, a follow-up or the customer's turn that holds it, else the evidence alone. */
export const saidWords = sql`case
  when position(r.evidence in i.text) > 0 then i.text
  else coalesce(
    (select f ->> 'text' from jsonb_array_elements(i.follow_ups) f where position(r.evidence in f ->> 'text') > 0 limit 1),
    (select t.text from item_turns t where t.item_id = i.item_id and t.role = 'customer'
      and position(r.evidence in t.text) > 0 order by t.n limit 1),
    r.evidence) end`;

/** Sorts voices with the same evidence by all that a quote may show of them, so that no order of reading shows. */
export const sortText = sql`concat_ws(E'\\x1f', i.text, i.kind, i.platform, i.rating, i.event_at at time zone 'UTC', i.shop_id,
  (select string_agg(t.text, E'\\x1f' order by t.n) from item_turns t where t.item_id = i.item_id))`;

export interface QuoteQuery {
  span: Span;
  all: boolean;
  modelVersion: string;
}

/** A leaf of one product, or of all products where `productId` is null. */
export interface WantedQuote {
  leaf: string;
  productId: string | null;
}

async function readRanked(
  db: Db,
  query: QuoteQuery,
  wanted: readonly WantedQuote[],
  everyProduct: boolean,
): Promise<QuoteRow[]> {
  if (wanted.length === 0) return [];
  const leaves = [...new Set(wanted.map(({ leaf }) => leaf))];
  const partition = everyProduct ? sql`leaf` : sql`leaf, product`;
  const matching = everyProduct
    ? sql`(select distinct unnest(${leaves}::text[]) as leaf) w on w.leaf = s.leaf`
    : sql`unnest(${wanted.map(({ leaf }) => leaf)}::text[], ${wanted.map(({ productId }) => productId ?? noProduct)}::text[])
        as w (leaf, product) on w.leaf = s.leaf and w.product = s.product`;
  const ofThese = everyProduct
    ? sql`true`
    : sql`v.product_id = any(${[...new Set(wanted.map(({ productId }) => productId ?? noProduct))]}::text[])`;
  // What is said at length is read of those alone that may be among the first.
  const { rows } = await sql<QuoteRow>`
    with said as (
      select v.item_id, v.product_id as product, one.leaf, one.confidence, one.evidence
      from complaint_voices v
      cross join lateral unnest(v.leaves, v.confidences, v.evidences) as one (leaf, confidence, evidence)
      where ${inSpan('v.day', query.span, query.all)} and ${ofThese} and v.leaves && ${leaves}::text[]
    ), near as (
      select s.*, rank() over (
        partition by ${everyProduct ? sql`s.leaf` : sql`s.leaf, s.product`} order by s.confidence desc, s.evidence collate "C") as place
      from said s join ${matching}
      where s.evidence is not null
    ), r as (
      select n.*, row_number() over (
        partition by ${partition} order by confidence desc, evidence collate "C", ${sortText} collate "C") as exact
      from near n join items i on i.item_id = n.item_id where n.place <= ${candidates}
    )
    select r.product as "productId", r.leaf, r.confidence, ${saidWords} as text, r.evidence, i.kind, i.platform, i.rating
    from r join items i on i.item_id = r.item_id where r.exact <= ${candidates}`.execute(db);
  return rows;
}

/** Candidate quotes: of leaves over all products, and of leaves of single products. */
export async function readQuotes(
  db: Db,
  query: QuoteQuery,
  wanted: readonly WantedQuote[],
): Promise<QuoteRow[]> {
  const general = wanted.filter(({ productId }) => productId === null);
  const single = wanted.filter(({ productId }) => productId !== null);
  return [...(await readRanked(db, query, general, true)), ...(await readRanked(db, query, single, false))];
}

/** Candidate quotes of praise for these products, under the leaf `praise`. */
export async function readPraise(
  db: Db,
  query: QuoteQuery,
  productIds: readonly string[],
): Promise<QuoteRow[]> {
  if (productIds.length === 0) return [];
  const { rows } = await sql<QuoteRow>`
    with said as (
      select i.item_id, ${itemKey} as product, one -> 'evidence' ->> 'text' as evidence, ${sortText} as sort_text
      from items i
      join classifications c on c.item_id = i.item_id and c.model_version = ${query.modelVersion}
      cross join lateral jsonb_array_elements(c.praises) one
      where ${itemsInSpan(query.span, query.all)} and cardinality(c.leaves) = 0
        and i.product_id = any(${productIds}::text[])
    ), ranked as (
      select s.*, row_number() over (
        partition by s.product order by char_length(s.evidence) desc, s.evidence collate "C", s.sort_text collate "C") as place
      from said s where s.evidence is not null
    )
    select r.product as "productId", 'praise' as leaf, 1::float8 as confidence, ${saidWords} as text, r.evidence, i.kind,
      i.platform, i.rating
    from ranked r join items i on i.item_id = r.item_id where r.place <= ${candidates}`.execute(db);
  return rows;
}
