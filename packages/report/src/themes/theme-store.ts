import { unclassifiedCategory } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Span } from '../compose/windows.ts';
import type { ThemeVoice } from './types.ts';

/** The newest that are looked at of either side: enough for what recurs, and for its cost to stay small. */
const mostLooked = 20_000;
/** What complains under no leaf that says why. */
const openLabels = [unclassifiedCategory, 'residual.unspecified'];

export interface StoredVoice extends Omit<ThemeVoice, 'words'> {
  /** Without a leaf, or with one that says no reason. */
  isOpen: boolean;
}

/** Complaints of a span with what customers said in them, a line each; copies of a review have one name. */
export async function readThemeVoices(db: Db, { start, end }: Span): Promise<StoredVoice[]> {
  const { rows } = await sql<StoredVoice>`
    with ranked as (
      select v.item_id, v.product_id, v.day, v.leaves && ${openLabels}::text[] as open,
        row_number() over (partition by v.leaves && ${openLabels}::text[] order by v.day desc, v.item_id) as place
      from complaint_voices v where v.day >= ${start}::date and v.day < ${end}::date
    )
    select r.product_id as "productId", r.open as "isOpen",
      coalesce(d.group_key::text, i.customer_hash, i.order_hash, i.item_id::text) as reviewer,
      case when i.kind = 'chat' then coalesce(
          (select string_agg(t.text, E'\\n' order by t.n) from item_turns t where t.item_id = i.item_id and t.role = 'customer'), '')
        else concat_ws(E'\\n', i.text, (select string_agg(f ->> 'text', E'\\n') from jsonb_array_elements(i.follow_ups) f)) end as text
    from ranked r join items i on i.item_id = r.item_id
    left join near_duplicates d on d.item_id = i.item_id
    where r.place <= ${mostLooked}`.execute(db);
  return rows;
}
