import { maskTokenSource } from '@voc/core';
import type { PoolClient } from '@voc/core/db';

const token = `'${maskTokenSource.replaceAll("'", "''")}'`;

/** Rows of staging, by table, that belong to somebody whom a request has erased. */
const erasedVoices = `
  select item_id, n from staged_voices v
  where exists (select 1 from tombstones where kind = 'order' and token = v.order_hash)
    or exists (select 1 from tombstones where token = v.customer_hash and kind <> 'order')
    or (concat(v.text, v.follow_ups, v.reason) like '%#%' and exists (
      select 1 from regexp_matches(concat(v.text, v.follow_ups, v.reason), ${token}, 'g') m
      join tombstones t on t.token = m[1]))`;

const erasedTurns = `
  select s.item_id from staged_turns s where s.text like '%#%' and exists (
    select 1 from regexp_matches(s.text, ${token}, 'g') m join tombstones t on t.token = m[1])`;

/** One hash for all of them: nothing of the row may tell whose it was. */
const fault = `'erased', 'erased', null, '顾客已要求删除个人信息,这一行不再读入'`;

const columns = 'n, row_hash, reason, column_name, detail';

const isTold = 'exists (select 1 from staged_turns)';

/** Rows that each stand for themselves. */
const takeRows = (table: string): string => `
  with gone as (
    delete from ${table} s using tombstones t
    where (t.kind = 'order' and t.token = s.order_hash) or (t.kind <> 'order' and t.token = s.customer_hash)
    returning s.n)
  insert into staged_faults (${columns}) select distinct n, ${fault} from gone`;

/** Conversations count as one each time they are told: once in all, or once for each row that tells them whole. */
const statements = [
  `create temporary table staged_erased on commit drop as
    select distinct e.item_id from (${erasedVoices} union all select item_id, 0 from (${erasedTurns}) t) e`,
  `insert into staged_faults (${columns})
    select min(n), ${fault} from (
      select v.item_id, v.n, case when not ${isTold} or exists (select 1 from staged_turns where version > 0) then v.n
        else 0 end as telling
      from staged_voices v join staged_erased e on e.item_id = v.item_id) told
    group by item_id, telling`,
  'delete from staged_turns s using staged_erased e where e.item_id = s.item_id',
  'delete from staged_voices v using staged_erased e where e.item_id = v.item_id',
  takeRows('staged_templates'),
  takeRows('staged_ratings'),
];

/** Sets the staged rows of erased persons aside; to be called inside the promotion, before anything else reads them. */
export async function setErasedAside(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ any: boolean }>('select exists (select 1 from tombstones) as any');
  if (!rows[0]?.any) return;
  for (const statement of statements) await client.query(statement);
}
