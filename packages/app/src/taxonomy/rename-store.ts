import type { LeafMap } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { appendAudit } from '../accounts/audit-store.ts';

export interface Renamed {
  /** Classifications, of any version, and labels of people that had an old leaf. */
  classifications: number;
  labels: number;
}

const leavesNow = sql`(
  select array_agg(leaf order by place) from (
    select coalesce(m.new, l.leaf) as leaf, min(l.place) as place
    from unnest(t.leaves) with ordinality l (leaf, place) left join map m on m.old = l.leaf group by 1) named)`;

/** Of several categories that became one the first stays. */
const categoriesNow = sql`(
  select jsonb_agg(category order by place) from (
    select distinct on (id) jsonb_set(category, '{id}', to_jsonb(id)) as category, place from (
      select e.category, e.place, coalesce(m.new, e.category ->> 'id') as id
      from jsonb_array_elements(t.categories) with ordinality e (category, place)
      left join map m on m.old = e.category ->> 'id') named
    order by id, place) kept)`;

/** Calls old leaves what they are called now wherever they are stored and counted, and has their days counted again. */
export async function renameLeaves(
  db: Db,
  former: LeafMap,
  { by, at }: { by: string; at: Date },
): Promise<Renamed> {
  const old = [...former.keys()];
  const map = sql`with map as (select * from unnest(${old}::text[], ${[...former.values()]}::text[]) as m (old, new))`;
  return db.transaction().execute(async (tx) => {
    await sql`
      insert into dirty_days (day, product_id)
      select distinct day, product_id from rollups where category = any(${old}::text[])`.execute(tx);
    const classified =
      await sql`${map} update classifications t set leaves = ${leavesNow}, categories = ${categoriesNow}
      where t.leaves && ${old}::text[]`.execute(tx);
    const labelled =
      await sql`${map} update corrections t set leaves = ${leavesNow} where t.leaves && ${old}::text[]`.execute(
        tx,
      );
    const renamed = {
      classifications: Number(classified.numAffectedRows ?? 0),
      labels: Number(labelled.numAffectedRows ?? 0),
    };
    const detail = { ...Object.fromEntries(former), ...renamed };
    await appendAudit(tx, {
      at,
      userId: null,
      login: by,
      action: 'taxonomy.apply',
      target: 'taxonomy',
      detail,
      address: '',
    });
    return renamed;
  });
}
