import type { Tx } from '@voc/core';
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
async function countShifts(tx: Tx, before: string, after: string): Promise<Shift[]> {
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
    group by 1, 2 order by 1, 2`.execute(tx);
  return rows;
}

/** Counts what two versions say of the same voices, and keeps it for the pages, which read no voices. */
export async function keepShifts(db: Db, before: string, after: string): Promise<Shift[]> {
  return db.transaction().execute(async (tx) => {
    const shifts = await countShifts(tx, before, after);
    await tx
      .deleteFrom('model_shifts')
      .where('before_version', '=', before)
      .where('after_version', '=', after)
      .execute();
    await sql`
      insert into model_shifts (before_version, after_version, week, category, before, after)
      select ${before}, ${after}, s.week, s.category, s.before, s.after
      from json_populate_recordset(null::model_shifts, ${JSON.stringify(shifts)}::json) s`.execute(tx);
    return shifts;
  });
}

/** What was kept of two versions when both had last been asked about all voices. */
export async function readShifts(db: Db, before: string, after: string): Promise<Shift[]> {
  return db
    .selectFrom('model_shifts')
    .select(['week', 'category', 'before', 'after'])
    .where('before_version', '=', before)
    .where('after_version', '=', after)
    .orderBy('week')
    .orderBy('category')
    .execute();
}
