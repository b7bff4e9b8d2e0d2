import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { SayingRow } from './facts/types.ts';
import {
  itemKey,
  itemsInSpan,
  latestCorrection,
  type QuoteQuery,
  saidWords,
  sortText,
} from './quote-store.ts';
import type { Span } from './windows.ts';

/** Sayings read of a product's window, of its past and of everything else: enough for shares of words. */
const most = 1000;

export interface WantedWords {
  /** The finding's category and product, null for a category as a whole. */
  category: string;
  productId: string | null;
  leaves: readonly string[];
}

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
  const { rows } = await sql<Row>`
    with said as (
      select i.item_id, ${itemKey} as product, i.event_on >= ${span.start}::date as "isNow",
        ${productId}::text is null or ${itemKey} = ${productId}::text as "isOwn",
        coalesce(latest.leaves, c.leaves) && ${[...leaves]}::text[] as "isLeaf",
        coalesce(near.group_key::text, i.customer_hash, i.order_hash, i.item_id::text) as reviewer,
        found.leaf, found.confidence, found.evidence, ${sortText} as sort_text, i.event_on
      from items i
      join classifications c on c.item_id = i.item_id and c.model_version = ${modelVersion}
      left join near_duplicates near on near.item_id = i.item_id
      ${latestCorrection}
      cross join lateral (
        select one ->> 'id' as leaf, (one ->> 'confidence')::float8 as confidence,
          one -> 'evidence' -> 0 ->> 'text' as evidence
        from jsonb_array_elements(c.categories) one
        where one -> 'evidence' -> 0 ->> 'text' is not null
        order by one ->> 'id' = any(${[...leaves]}::text[]) desc, 2 desc, 1 limit 1) found
      where ${itemsInSpan({ start: past.start, end: span.end }, false)}
        and cardinality(coalesce(latest.leaves, c.leaves)) > 0
    ), r as (
      select *, row_number() over (
        partition by "isOwn", "isNow", "isLeaf" order by event_on desc, evidence collate "C", sort_text collate "C") as place
      from said
    )
    select r.product as "productId", r.leaf, r.confidence, ${saidWords} as text, r.evidence, i.kind, i.platform, i.rating,
      r.reviewer, r."isNow", r."isOwn", r."isLeaf"
    from r join items i on i.item_id = r.item_id where r.place <= ${most}
    order by r."isOwn", r."isNow", r."isLeaf", r.place`.execute(db);
  return rows;
}
