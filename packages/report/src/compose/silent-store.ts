import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { ChatShareRow } from './facts/types.ts';
import { itemsInSpan, latestCorrection, type QuoteQuery } from './quote-store.ts';

/**
 * Complaining customers of every leaf, group and of all (`total`): how many there are, and how many spoke in chats alone.
 * An order is one customer, whatever its number of voices.
 */
export async function readChatShares(
  db: Db,
  { span, all, modelVersion }: QuoteQuery,
): Promise<ChatShareRow[]> {
  const { rows } = await sql<ChatShareRow>`
    with said as (
      select coalesce(i.order_hash, i.item_id::text) as customer, i.kind, coalesce(latest.leaves, c.leaves) as leaves
      from items i
      join classifications c on c.item_id = i.item_id and c.model_version = ${modelVersion}
      ${latestCorrection}
      where ${itemsInSpan(span, all)} and cardinality(coalesce(latest.leaves, c.leaves)) > 0
    ), voices as (
      select category, customer, bool_and(kind = 'chat') as chat_only
      from said cross join lateral (
        select unnest(leaves) union select split_part(unnest(leaves), '.', 1) union select 'total') as x (category)
      group by 1, 2
    )
    select category, count(*)::int as voices, (count(*) filter (where chat_only))::int as "chatOnly"
    from voices group by 1 order by 1`.execute(db);
  return rows;
}
