import { noProduct, undatedDay, unmappedPrefix } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { CountRow, DataFacts, DataGap, VoiceShare } from './facts/types.ts';
import { itemsInSpan, type QuoteQuery } from './quote-store.ts';
import { inSpan } from './store.ts';
import type { Span } from './windows.ts';

const isVoices = ({ measure, category }: CountRow): boolean => measure === 'items' && category === 'all';

interface ItemCounts {
  kind: string;
  accepted: number;
  repeats: number;
  withoutProduct: number;
  unmapped: number;
}

/** What was accepted is what is counted by now; exact repeats, which are few, are read of the items. */
async function readItemCounts(
  db: Db,
  { span, all }: QuoteQuery,
  counts: readonly CountRow[],
): Promise<ItemCounts[]> {
  const { rows } = await sql<{ kind: string; repeats: number }>`
    select i.kind, sum(i.copies - 1)::int as repeats from items i
    where i.copies > 1 and ${itemsInSpan(span, all)} group by 1`.execute(db);
  const repeats = new Map(rows.map((row) => [row.kind, row.repeats]));
  const kinds = new Map<string, ItemCounts>();
  for (const { kind, productId, count } of counts.filter(isVoices)) {
    const known = kinds.get(kind);
    const row = known ?? {
      kind,
      accepted: 0,
      repeats: repeats.get(kind) ?? 0,
      withoutProduct: 0,
      unmapped: 0,
    };
    if (!known) kinds.set(kind, row);
    row.accepted += count;
    if (productId === noProduct) row.withoutProduct += count;
    if (productId.startsWith(unmappedPrefix)) row.unmapped += count;
  }
  return [...kinds.values()];
}

async function countComplaining(db: Db, { span, all }: QuoteQuery): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from complaint_voices where ${inSpan('day', span, all)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Items whose intent is praise. */
export async function countPraising(db: Db, { span, all }: QuoteQuery): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(count), 0)::int as count from rollups
    where measure = 'intent' and category = 'praise' and ${inSpan('day', span, all)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Voices of a span that a person has corrected. */
export async function countCorrected(db: Db, { span, all }: QuoteQuery): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct i.item_id)::int as count from items i join corrections c on c.item_id = i.item_id
    where ${itemsInSpan(span, all)}`.execute(db);
  return rows[0]?.count ?? 0;
}

const rowsInSpan = ({ start, end }: Span, all: boolean) =>
  all
    ? sql<boolean>`(event_on is null or (event_on >= ${start}::date and event_on < ${end}::date))`
    : sql<boolean>`(event_on >= ${start}::date and event_on < ${end}::date)`;

async function readUndated(db: Db): Promise<{ items: number; dropped: number }> {
  const { rows } = await sql<{ items: number; dropped: number }>`
    select (select count(*) from items where event_on is null)::int as items,
      ((select count(*) from template_rows where event_on is null)
        + (select count(*) from quarantined_rows where event_on is null))::int as dropped`.execute(db);
  return rows[0] ?? { items: 0, dropped: 0 };
}

/** What the span waited for in vain, and what its sources gave less of than they told. */
async function readGaps(db: Db, { start, end }: Span, all: boolean): Promise<DataGap[]> {
  const { rows } = await sql<DataGap>`
    select * from (
      select feed as name, covers_on as "from", covers_on as "to", 'missing' as reason from feed_gaps
      where filled_at is null
      union all
      select source, (start_at at time zone 'Asia/Shanghai')::date, (end_at at time zone 'Asia/Shanghai')::date,
        'incomplete' from source_windows where state = 'incomplete') g
    where ${all}::boolean or ("to" >= ${start}::date and "from" < ${end}::date)
    order by name collate "C", "from", "to"`.execute(db);
  return rows;
}

/** What was read and dropped in the span, whose voices are counted already, over distinct rows. */
export async function readData(db: Db, query: QuoteQuery, counts: readonly CountRow[]): Promise<DataFacts> {
  const { span, all } = query;
  const items = await readItemCounts(db, query, counts);
  const templates = await sql<DataFacts['templates'][number]>`
    select kind, template, count(*)::int as count, sum(copies - 1)::int as repeats from template_rows
    where ${rowsInSpan(span, all)} group by 1, 2`.execute(db);
  const quarantined = await sql<DataFacts['quarantined'][number]>`
    select kind, reason, count(*)::int as count, sum(copies - 1)::int as repeats from quarantined_rows
    where ${rowsInSpan(span, all)} group by 1, 2`.execute(db);
  const listings = counts.filter(isVoices).map(({ productId }) => productId);
  const undated = await readUndated(db);
  const sum = (of: (row: ItemCounts) => number): number => items.reduce((all, row) => all + of(row), 0);
  return {
    items: items.map(({ kind, accepted, repeats }) => ({ kind, accepted, repeats })),
    templates: templates.rows,
    quarantined: quarantined.rows,
    undated: undated.items,
    undatedDropped: undated.dropped,
    withoutProduct: sum((row) => row.withoutProduct),
    unmappedListings: new Set(listings.filter((id) => id.startsWith(unmappedPrefix))).size,
    unmappedItems: sum((row) => row.unmapped),
    complaining: await countComplaining(db, query),
    gaps: await readGaps(db, span, all),
  };
}

/** Customers who complain about the product itself: all, in chats alone, in reviews, in chats; an order is one customer. */
export async function readShares(db: Db, query: QuoteQuery): Promise<Map<string, VoiceShare>> {
  const { rows } = await sql<VoiceShare & { product: string }>`
    with voices as (
      select product_id as product, bool_and(kind = 'chat') as chat_only, bool_or(kind = 'review') as in_reviews,
        bool_or(kind = 'chat') as in_chats
      from complaint_voices
      where ${inSpan('day', query.span, query.all)} and is_own
      group by 1, coalesce(order_hash, item_id::text)
    )
    select product, count(*)::int as voices, (count(*) filter (where chat_only))::int as "chatOnly",
      (count(*) filter (where in_reviews))::int as "inReviews",
      (count(*) filter (where in_chats))::int as "inChats"
    from voices group by 1`.execute(db);
  return new Map(rows.map(({ product, ...share }) => [product, share]));
}

/** Dated days that hold voices, first and last; null without any. */
export async function dataSpan(db: Db): Promise<Span | null> {
  const { rows } = await sql<{ start: string | null; end: string | null }>`
    select min(day) as start, max(day) + 1 as end from rollups where day <> ${undatedDay}::date`.execute(db);
  const row = rows[0];
  return row?.start && row.end ? { start: row.start, end: row.end } : null;
}
