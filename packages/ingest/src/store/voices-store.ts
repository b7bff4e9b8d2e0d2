import type { FollowUp } from '@voc/core';
import type { PoolClient } from '@voc/core/db';
import { mergeVoice, type StoredVoice, type VoiceVersion } from '../map/merge-voice.ts';

/** Rows that became items or changed one, and rows that told nothing new. */
export interface Tally {
  accepted: number;
  duplicate: number;
}

const batchLength = 2000;

/**
 * One row per item and wording of the reading: how often it was seen, whether the item is new and whether the
 * stored one says the same. An item that this transaction has made early was seen once more than it waits here.
 */
const makeVersions = `
  create temporary table staged_versions on commit drop as
  select g.item_id, g.content_hash, g.n, g.is_follow_up, g.rank, i.item_id is null and g.rank = 1 as is_new,
    coalesce(s.is_same, false) as is_same, g.seen + coalesce(s.is_same and s.is_early, false)::int as seen
  from (
    select item_id, content_hash, seen, n, is_follow_up,
      row_number() over (partition by item_id order by is_follow_up, n) as rank
    from (
      select item_id, content_hash, count(*)::int as seen, min(n) as n, bool_and(is_follow_up) as is_follow_up
      from staged_voices group by item_id, content_hash) w) g
  left join items i on i.item_id = g.item_id
  cross join lateral (select split_part(i.content_hash, ':', 1) = g.content_hash as is_same,
    i.xmin = pg_current_xact_id()::xid as is_early) s`;

/**
 * Makes items of staged voices `v` with their hash and count `g`, with product and type as far as the catalogue knows
 * them; a condition may follow.
 */
export const insertItems = (from: string): string => `
  insert into items (item_id, source_id, external_id, kind, platform, shop_id, listing_id, product_id, sku_id, color,
    size, order_hash, customer_hash, rating, reason, product_type, text, follow_ups, event_at, event_on, ordered_at,
    signed_at, content_hash, copies, satisfaction, pictures)
  select v.item_id, $1, v.external_id, v.kind, v.platform, v.shop_id, v.listing_id, r.product_id, v.sku_id,
    coalesce(v.color, s.color), coalesce(v.size, s.size), v.order_hash, v.customer_hash, v.rating, v.reason,
    r.product_type, v.text, v.follow_ups, v.event_at, v.event_on, v.ordered_at, v.signed_at,
    g.content_hash || coalesce(':' || r.product_type, ''), g.seen, v.satisfaction, v.pictures
  from ${from}
  left join listings l on l.platform = v.platform and l.shop_id = v.shop_id and l.listing_id = v.listing_id
  left join skus s on s.sku_id = v.sku_id
  left join products p on p.product_id = coalesce(l.product_id, v.product_id, s.product_id)
  cross join lateral (select coalesce(l.product_id, v.product_id, s.product_id) as product_id,
    coalesce(p.product_type, v.product_type) as product_type) r`;

/** Makes items of the new ones among `staged_versions`. */
export const insertNew = `${insertItems(
  'staged_versions g join staged_voices v on v.n = g.n and v.item_id = g.item_id',
)} where g.is_new`;

/**
 * New items as they shall be classified: what was read first comes first, and within some thousands of rows by id,
 * so that a batch finds its items beside each other in every index.
 */
const newInTurn = 'select item_id from staged_versions where is_new order by n / 16384, item_id';

interface VersionRow {
  item_id: string;
  text: string;
  follow_ups: FollowUp[];
  event_at: Date | null;
  event_on: string | null;
  is_follow_up: boolean;
}

interface ItemRow extends Omit<VersionRow, 'is_follow_up'> {
  rating: number | null;
  reason: string | null;
  product_type: string | null;
}

const toVersion = (row: VersionRow): VoiceVersion => ({
  text: row.text,
  followUps: row.follow_ups,
  eventAt: row.event_at?.toISOString() ?? null,
  eventOn: row.event_on,
  isFollowUp: row.is_follow_up,
});

async function unsettledVersions(client: PoolClient, after: string): Promise<Map<string, VoiceVersion[]>> {
  const { rows } = await client.query<VersionRow>(
    `with wanted as (
      select distinct item_id from staged_versions where not is_new and not is_same and item_id > $1
      order by item_id limit ${batchLength})
    select g.item_id, v.text, v.follow_ups, v.event_at, v.event_on, g.is_follow_up
    from staged_versions g join wanted w on w.item_id = g.item_id
    join staged_voices v on v.n = g.n and v.item_id = g.item_id
    where not g.is_new and not g.is_same order by g.item_id, g.rank`,
    [after],
  );
  const versions = new Map<string, VoiceVersion[]>();
  for (const row of rows) {
    const own = versions.get(row.item_id);
    if (own) own.push(toVersion(row));
    else versions.set(row.item_id, [toVersion(row)]);
  }
  return versions;
}

async function storedVoices(client: PoolClient, ids: readonly string[]): Promise<StoredVoice[]> {
  const { rows } = await client.query<ItemRow>(
    `select item_id, text, follow_ups, event_at, event_on, rating, reason, product_type
    from items where item_id = any($1::uuid[]) order by item_id for no key update`,
    [ids],
  );
  return rows.map((row) => ({
    itemId: row.item_id,
    text: row.text,
    followUps: row.follow_ups,
    eventAt: row.event_at?.toISOString() ?? null,
    eventOn: row.event_on,
    rating: row.rating,
    reason: row.reason,
    productType: row.product_type,
  }));
}

async function updateVoices(
  client: PoolClient,
  changed: readonly (StoredVoice & { contentHash: string })[],
): Promise<void> {
  if (changed.length === 0) return;
  await client.query(
    `update items i set text = c.text, follow_ups = c."followUps", event_at = c."eventAt", event_on = c."eventOn",
      content_hash = c."contentHash"
    from jsonb_to_recordset($1::jsonb) as c ("itemId" uuid, text text, "followUps" jsonb, "eventAt" timestamptz,
      "eventOn" date, "contentHash" text)
    where i.item_id = c."itemId"`,
    [JSON.stringify(changed)],
  );
  await markDue(client, 'select unnest($1::uuid[])', [changed.map(({ itemId }) => itemId)]);
}

export const markDue = async (client: PoolClient, ids: string, values: unknown[]): Promise<void> => {
  await client.query(
    `insert into classify_due (item_id) ${ids} on conflict (item_id) do update set seq = nextval('classify_seq')`,
    values,
  );
};

/** Adds other wordings of known items to them; returns how many rows brought something new. */
async function mergeUnsettled(client: PoolClient): Promise<number> {
  let accepted = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const versions = await unsettledVersions(client, after);
    if (versions.size === 0) return accepted;
    const ids = [...versions.keys()];
    after = ids.at(-1) ?? after;
    const merged = (await storedVoices(client, ids)).map((stored) =>
      mergeVoice(stored, versions.get(stored.itemId) ?? []),
    );
    accepted += merged.reduce((sum, one) => sum + one.accepted, 0);
    await updateVoices(
      client,
      merged.filter((one) => one.accepted > 0).map(({ voice }) => voice),
    );
  }
}

/**
 * Makes items of the staged rows of reviews, refunds and tickets; to be called inside the promotion. `early` have
 * become items in its transaction before.
 */
export async function promoteVoices(client: PoolClient, sourceId: string, early: number): Promise<Tally> {
  await client.query(makeVersions);
  await client.query('analyze staged_versions');
  await client.query(insertNew, [sourceId]);
  await markDue(client, newInTurn, []);
  const merged = await mergeUnsettled(client);
  await client.query(`
    update items i set copies = g.seen
    from (select item_id, max(seen) as seen from staged_versions where not is_new group by item_id) g
    where i.item_id = g.item_id and i.copies < g.seen`);
  await client.query(`
    update items i set pictures = v.pictures
    from (select item_id, max(pictures) as pictures from staged_voices where pictures is not null group by item_id) v
    where i.item_id = v.item_id and coalesce(i.pictures, -1) < v.pictures`);
  const { rows } = await client.query<{ read: string; fresh: string }>(`
    select (select count(*) from staged_voices) as read, (select count(*) from staged_versions where is_new) as fresh`);
  const accepted = Number(rows[0]?.fresh ?? 0) + merged;
  return { accepted: early + accepted, duplicate: Number(rows[0]?.read ?? 0) - accepted };
}
