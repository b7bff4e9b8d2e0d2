import type { PoolClient } from '@voc/core/db';
import { mergeTurns, type StoredTurn, turnsHashOf } from '../map/merge-turns.ts';
import { markDue } from './due-store.ts';
import { insertNew, type Tally } from './voices-store.ts';

/** Turns in their order: by time where every turn of the conversation has one; a turn told twice stands once. */
const makeSaid = `
  create temporary table staged_said on commit drop as
  select item_id, version, n, role, text, at, agent_hash, team, vendor,
    row_number() over (partition by item_id, version order by case when timed then at end, n)::int as k
  from (select *, bool_and(at is not null) over (partition by item_id, version) as timed,
      row_number() over (partition by item_id, version, at, role, text order by n) as copy
    from staged_turns) t
  where at is null or copy = 1`;

/** One row per telling of a conversation; one whose roles nobody knows, or without a word, is set aside. */
const makeTold = `
  create temporary table staged_told on commit drop as
  select v.item_id, v.version, v.n, s.content_hash, s.event_at,
    case when s.content_hash is null then 'empty_conversation' when s.unknown then 'unknown_role' end as fault
  from (select item_id, case when whole then n else 0 end as version, min(n) as n
    from (select *, exists (select 1 from staged_turns t where t.version > 0) as whole from staged_voices) w
    group by 1, 2) v
  left join (select item_id, version, bool_or(role is null) as unknown, min(at) as event_at,
      encode(sha256(convert_to(string_agg(coalesce(role, '') || E'\\x1f' || text, E'\\x1e' order by k), 'UTF8')), 'hex')
        as content_hash
    from staged_said group by 1, 2) s on s.item_id = v.item_id and s.version = v.version`;

const setAside = `
  insert into staged_faults (n, row_hash, reason, column_name, detail)
  select n, item_id::text, fault, null,
    case fault when 'unknown_role' then '会话里有认不出的发送方,无法分清顾客和客服' else '会话里没有一句话' end
  from staged_told where fault is not null`;

/** A conversation that was set aside and can be told by now leaves the quarantine. */
const release = `
  delete from quarantined_rows q using staged_versions g
  where q.source_id = $1 and q.kind = 'chats' and q.row_hash = g.item_id::text`;

/** What any row of a conversation tells of it stands in its first row. */
const fillFirstRows = `
  update staged_voices v set listing_id = coalesce(v.listing_id, f.listing_id),
    order_hash = coalesce(v.order_hash, f.order_hash), product_id = coalesce(v.product_id, f.product_id),
    event_at = coalesce(t.event_at, v.event_at),
    event_on = (coalesce(t.event_at, v.event_at) at time zone 'Asia/Shanghai')::date
  from staged_told t
  join (select item_id, (array_agg(listing_id order by n) filter (where listing_id is not null))[1] as listing_id,
      (array_agg(order_hash order by n) filter (where order_hash is not null))[1] as order_hash,
      (array_agg(product_id order by n) filter (where product_id is not null))[1] as product_id
    from staged_voices group by 1) f on f.item_id = t.item_id
  where v.item_id = t.item_id and v.n = t.n`;

const makeVersions = `
  create temporary table staged_versions on commit drop as
  select g.*, null::timestamptz as updated_at, i.item_id is null and g.rank = 1 as is_new,
    i.item_id is not null and split_part(i.content_hash, ':', 1) = g.content_hash as is_same
  from (
    select item_id, content_hash, count(*)::int as seen, min(n) as n, (array_agg(version order by n))[1] as version,
      row_number() over (partition by item_id order by min(n)) as rank
    from staged_told where fault is null group by item_id, content_hash) g
  left join items i on i.item_id = g.item_id`;

const insertTurns = `
  insert into item_turns (item_id, n, role, text, at, agent_hash, team, vendor)
  select s.item_id, s.k - 1, s.role, s.text, s.at, s.agent_hash, s.team, s.vendor
  from staged_versions g join staged_said s on s.item_id = g.item_id and s.version = g.version
  where g.is_new`;

const turnColumns = `jsonb_build_object('role', role, 'text', text, 'at', at, 'agent_hash', agent_hash, 'team', team,
  'vendor', vendor)`;

interface Telling {
  item_id: string;
  stored: StoredTurn[];
  told: StoredTurn[];
}

/** Tellings of conversations that are known in other words, in the order of the file. */
async function otherTellings(client: PoolClient): Promise<{ item_id: string; version: number }[]> {
  const { rows } = await client.query<{ item_id: string; version: number }>(
    'select item_id, version from staged_versions where not is_new and not is_same order by item_id, rank',
  );
  return rows;
}

async function readTelling(client: PoolClient, itemId: string, version: number): Promise<Telling> {
  const { rows } = await client.query<Telling>(
    `select $1::uuid as item_id,
      coalesce((select jsonb_agg(${turnColumns} order by n) from item_turns where item_id = $1), '[]') as stored,
      coalesce((select jsonb_agg(${turnColumns} order by k) from staged_said where item_id = $1 and version = $2), '[]')
        as told`,
    [itemId, version],
  );
  return rows[0] ?? { item_id: itemId, stored: [], told: [] };
}

async function replaceTurns(client: PoolClient, itemId: string, turns: readonly StoredTurn[]): Promise<void> {
  await client.query('delete from item_turns where item_id = $1', [itemId]);
  await client.query(
    `insert into item_turns (item_id, n, role, text, at, agent_hash, team, vendor)
    select $1, t.n - 1, t.turn ->> 'role', t.turn ->> 'text', (t.turn ->> 'at')::timestamptz, t.turn ->> 'agent_hash',
      t.turn ->> 'team', t.turn ->> 'vendor'
    from jsonb_array_elements($2::jsonb) with ordinality as t (turn, n)`,
    [itemId, JSON.stringify(turns)],
  );
  await client.query(
    `update items i set event_at = f.at, event_on = (f.at at time zone 'Asia/Shanghai')::date,
      content_hash = $2 || coalesce(':' || product_type, '')
    from (select min(at) as at from item_turns where item_id = $1) f where i.item_id = $1`,
    [itemId, turnsHashOf(turns)],
  );
  await markDue(client, 'select $1::uuid', [itemId]);
}

async function mergeTellings(client: PoolClient): Promise<number> {
  let accepted = 0;
  for (const { item_id, version } of await otherTellings(client)) {
    const { stored, told } = await readTelling(client, item_id, version);
    const merged = mergeTurns(stored, told);
    if (!merged) continue;
    await replaceTurns(client, item_id, merged);
    accepted++;
  }
  return accepted;
}

/** Makes items of the staged conversations, each counted as one; to be called inside the promotion. */
export async function promoteChats(client: PoolClient, sourceId: string): Promise<Tally> {
  for (const statement of [makeSaid, makeTold, setAside, fillFirstRows, makeVersions])
    await client.query(statement);
  await client.query('analyze staged_said, staged_versions');
  await client.query(insertNew, [sourceId]);
  await client.query(insertTurns);
  await client.query(release, [sourceId]);
  await markDue(client, 'select item_id from staged_versions where is_new order by item_id', []);
  const merged = await mergeTellings(client);
  await client.query(`
    update items i set copies = g.seen
    from (select item_id, max(seen) as seen from staged_versions where not is_new group by item_id) g
    where i.item_id = g.item_id and i.copies < g.seen`);
  await client.query(`
    update items i set satisfaction = v.satisfaction
    from (select item_id, max(satisfaction) as satisfaction from staged_voices group by item_id) v
    where i.item_id = v.item_id and v.satisfaction is not null and i.satisfaction is distinct from v.satisfaction`);
  const { rows } = await client.query<{ told: string; fresh: string }>(`
    select (select count(*) from staged_told where fault is null) as told,
      (select count(*) from staged_versions where is_new) as fresh`);
  const accepted = Number(rows[0]?.fresh ?? 0) + merged;
  return { accepted, duplicate: Number(rows[0]?.told ?? 0) - accepted };
}
