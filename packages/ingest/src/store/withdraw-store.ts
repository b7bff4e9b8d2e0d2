import { undatedDay } from '@voc/core';
import { itemProductKeyText, type PoolClient } from '@voc/core/db';
import type { Tally } from './voices-store.ts';

const since = (column: string): string => `coalesce(${column}, '-infinity')`;

const collect = `
  create temporary table staged_hidden on commit drop as
  select item_id, max(updated_at) as updated_at, max(order_hash) as order_hash, max(customer_hash) as customer_hash,
    sum(seen)::int as seen
  from staged_voices where is_hidden group by item_id`;

/** A platform that hides a voice has the last word, unless a later change shows it again. */
const withdraw = `
  insert into withdrawn_items (item_id, source_id, updated_at, order_hash, customer_hash)
  select s.item_id, $1, s.updated_at, s.order_hash, s.customer_hash
  from staged_hidden s left join items i on i.item_id = s.item_id
  where i.item_id is null or ${since('s.updated_at')} >= ${since('i.updated_at')}
  on conflict (item_id) do update set updated_at = excluded.updated_at
    where ${since('excluded.updated_at')} > ${since('withdrawn_items.updated_at')}
  returning xmax = 0 as fresh`;

const gone = 'select i.* from items i join withdrawn_items w on w.item_id = i.item_id';

const markDays = `
  insert into dirty_days (day, product_id)
  select distinct coalesce(i.event_on, '${undatedDay}'::date), ${itemProductKeyText} from items i
  where i.item_id in (select item_id from withdrawn_items)
    or i.order_hash in (select order_hash from (${gone}) g where order_hash is not null)`;

const keep = `
  insert into item_versions (item_id, version_hash, n, text, rating, reason, updated_at, import_id)
  select g.item_id, encode(sha256(convert_to(concat_ws(E'\\x1f', coalesce(g.rating::text, ''), coalesce(g.reason, ''),
      g.text), 'UTF8')), 'hex'),
    1 + coalesce((select max(n) from item_versions where item_id = g.item_id), 0), g.text, g.rating, g.reason,
    g.updated_at, $1
  from (${gone}) g on conflict (item_id, version_hash) do nothing`;

const remove = 'delete from items where item_id in (select item_id from withdrawn_items)';

const dropHidden = 'delete from staged_voices where is_hidden returning seen';

const dropOlder = `
  delete from staged_voices v using withdrawn_items w
  where v.item_id = w.item_id and ${since('v.updated_at')} <= ${since('w.updated_at')} returning v.seen`;

const showAgain = 'delete from withdrawn_items w using staged_voices v where v.item_id = w.item_id';

/** Rows of the file that a statement has taken out of staging. */
async function rowsOf(client: PoolClient, statement: string): Promise<number> {
  const { rows } = await client.query<{ seen: number }>(statement);
  return rows.reduce((sum, { seen }) => sum + seen, 0);
}

/**
 * Takes voices out of the count that their platform has hidden or deleted, keeps their wording, and keeps older rows
 * of them out; a row that was changed later shows the voice again. To be called before items are made.
 */
export async function withdrawHidden(client: PoolClient, sourceId: string, importId: string): Promise<Tally> {
  const { rows } = await client.query<{ any: boolean }>(
    'select exists (select 1 from staged_voices where is_hidden) or exists (select 1 from withdrawn_items) as any',
  );
  if (!rows[0]?.any) return { accepted: 0, duplicate: 0 };
  await client.query(collect);
  const hidden = await rowsOf(client, dropHidden);
  const withdrawn = await client.query<{ fresh: boolean }>(withdraw, [sourceId]);
  await client.query(markDays);
  await client.query(keep, [importId]);
  await client.query(remove);
  const older = await rowsOf(client, dropOlder);
  await client.query(showAgain);
  const accepted = withdrawn.rows.filter(({ fresh }) => fresh).length;
  return { accepted, duplicate: hidden - accepted + older };
}
