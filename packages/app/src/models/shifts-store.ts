import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

/** Voices of a category in a week by one version and by another. */
export interface Shift {
  /** Its Monday. */
  week: string;
  category: string;
  before: number;
  after: number;
}

/**
 * What two versions say of the same voices, by week and leaf, people's labels counted over both; voices that either has not
 * classified as they are now are left out. Voices are counted, not orders.
 */
export async function readShifts(db: Db, before: string, after: string): Promise<Shift[]> {
  const { rows } = await sql<Shift>`
    with both_said as (
      select date_trunc('week', i.event_on)::date::text as week, coalesce(o.leaves, a.leaves) as before, coalesce(o.leaves, b.leaves) as after
      from items i
      join classifications a on a.item_id = i.item_id and a.model_version = ${before} and a.content_hash = i.content_hash
      join classifications b on b.item_id = i.item_id and b.model_version = ${after} and b.content_hash = i.content_hash
      left join lateral (
        select leaves from corrections where item_id = i.item_id order by corrected_at desc, author limit 1) o on true
      where i.event_on is not null)
    select week, leaf as category, count(*) filter (where leaf = any(before))::int as before,
      count(*) filter (where leaf = any(after))::int as after
    from both_said cross join lateral (select distinct unnest(before || after) as leaf) l
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}
