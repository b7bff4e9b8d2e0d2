import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { ChatAnswer } from './types.ts';

/**
 * Of conversations named `chats`: when the customer first spoke (`asked`), and the first answer after it with team, vendor
 * and the time of the last one (`answered`). No person is read.
 */
export const answersOfChats = sql`
  asked as (
    select t.item_id, min(t.at) as at from item_turns t join chats using (item_id)
    where t.role = 'customer' and t.at is not null group by 1
  ), answered as (
    select distinct on (t.item_id) t.item_id, t.at, t.team, t.vendor, max(t.at) over (partition by t.item_id) as last_at
    from item_turns t join asked a on a.item_id = t.item_id
    where t.role = 'agent' and t.at >= a.at order by t.item_id, t.at, t.n
  )`;

/** Seconds from the customer's first words to the first answer and to the last. */
export const secondsToAnswers = sql`extract(epoch from (r.at - a.at))::float8 as waited,
  extract(epoch from (r.last_at - a.at))::float8 as taken`;

/** When conversations were answered, of those whose turns carry times. */
export async function readAnswers(db: Db, itemIds: readonly string[]): Promise<ChatAnswer[]> {
  if (itemIds.length === 0) return [];
  const { rows } = await sql<ChatAnswer>`
    with chats as (select unnest(${itemIds}::uuid[]) as item_id), ${answersOfChats}
    select a.item_id as "itemId", ${secondsToAnswers}, r.team, r.vendor
    from asked a left join answered r on r.item_id = a.item_id`.execute(db);
  return rows;
}
