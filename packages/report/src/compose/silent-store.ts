import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { ChatShareRow } from './facts/types.ts';
import type { QuoteQuery } from './quote-store.ts';
import { inSpan } from './store.ts';

/**
 * Complaining customers of every leaf, group and of all (`total`): how many there are, and how many spoke in chats alone.
 * An order is one customer, whatever its number of voices.
 */
export async function readChatShares(db: Db, { span, all }: QuoteQuery): Promise<ChatShareRow[]> {
  const { rows } = await sql<ChatShareRow>`
    with voices as (
      select category, coalesce(order_hash, item_id::text) as customer, bool_and(kind = 'chat') as chat_only
      from complaint_voices cross join lateral (
        select unnest(leaves) union select split_part(unnest(leaves), '.', 1) union select 'total') as x (category)
      where ${inSpan('day', span, all)}
      group by 1, 2
    )
    select category, count(*)::int as voices, (count(*) filter (where chat_only))::int as "chatOnly"
    from voices group by 1 order by 1`.execute(db);
  return rows;
}
