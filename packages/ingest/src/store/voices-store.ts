import type { PoolClient } from '@voc/core/db';
import { mergeVoice } from '../map/merge-voice.ts';
import { markDue } from './due-store.ts';
import { noteNearDue } from './near-store.ts';
import { saveMerged, seenWordings, storedVoices, unsettledVersions } from './versions-store.ts';
import { withdrawHidden } from './withdraw-store.ts';

/** Rows that became items or changed one, and rows that told nothing new. */
export interface Tally {
  accepted: number;
  duplicate: number;
}

const batchLength = 2000;

/**
 * One row per item and wording of the reading: how often it was seen, whether the item is new and whether the
 * stored one says the same. An item that this transaction has made early was seen oftener than it waits here.
 */
const makeVersions = `
  create temporary table staged_versions on commit drop as
  select g.item_id, g.content_hash, g.n, g.is_follow_up, g.rank, g.updated_at,
    i.item_id is null and g.rank = 1 as is_new, coalesce(s.is_early, true) as is_fresh,
    coalesce(s.says_same and coalesce(g.updated_at <= i.updated_at, g.updated_at is null), false) as is_same,
    g.seen + case when s.says_same and s.is_early then i.copies else 0 end as seen
  from (
    select item_id, content_hash, seen, n, is_follow_up, updated_at,
      row_number() over (partition by item_id order by is_follow_up, n) as rank
    from (
      select item_id, content_hash, sum(seen)::int as seen, min(n) as n, bool_and(is_follow_up) as is_follow_up,
        max(updated_at) as updated_at
      from staged_voices group by item_id, content_hash) w) g
  left join items i on i.item_id = g.item_id
  cross join lateral (select split_part(i.content_hash, ':', 1) = g.content_hash as says_same,
    i.xmin = pg_current_xact_id()::xid as is_early) s`;

/**
 * Makes items of staged voices `v` with their hash and count `g`, with product and type as far as the catalogue knows
 * them; `source` is SQL, and a condition may follow.
 */
export const insertItems = (from: string, source: string): string => `
  insert into items (item_id, source_id, external_id, kind, platform, shop_id, listing_id, product_id, sku_id, color,
    size, order_hash, customer_hash, rating, reason, product_type, text, follow_ups, event_at, event_on, ordered_at,
    signed_at, content_hash, copies, satisfaction, pictures, updated_at)
  select v.item_id, ${source}, v.external_id, v.kind, v.platform, v.shop_id, v.listing_id, r.product_id, v.sku_id,
    coalesce(v.color, s.color), coalesce(v.size, s.size), v.order_hash, v.customer_hash, v.rating, v.reason,
    r.product_type, v.text, v.follow_ups, v.event_at, v.event_on, v.ordered_at, v.signed_at,
    g.content_hash || coalesce(':' || r.product_type, ''), g.seen, v.satisfaction, v.pictures,
    g.updated_at
  from ${from}
  left join listings l on l.platform = v.platform and l.shop_id = v.shop_id and l.listing_id = v.listing_id
  left join skus s on s.sku_id = v.sku_id
  left join products p on p.product_id = coalesce(l.product_id, v.product_id, s.product_id)
  cross join lateral (select coalesce(l.product_id, v.product_id, s.product_id) as product_id,
    coalesce(p.product_type, v.product_type) as product_type) r`;

/** Makes items of the new ones among `staged_versions`. */
export const insertNew = `${insertItems(
  'staged_versions g join staged_voices v on v.n = g.n and v.item_id = g.item_id',
  '$1',
)} where g.is_new`;

/**
 * New items as they shall be classified: what was read first comes first, and within some thousands of rows by id,
 * so that a batch finds its items beside each other in every index.
 */
const newInTurn = 'select item_id from staged_versions where is_new order by n / 16384, item_id';

/** Adds other wordings of known items to them; returns how many rows brought something new. */
async function mergeUnsettled(client: PoolClient, importId: string): Promise<number> {
  let accepted = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const told = await unsettledVersions(client, after, batchLength);
    if (told.size === 0) return accepted;
    const ids = [...told.keys()];
    after = ids.at(-1) ?? after;
    const seen = await seenWordings(client, ids);
    const merged = (await storedVoices(client, ids)).map((stored) => {
      const { versions = [], isFresh = false } = told.get(stored.itemId) ?? {};
      const context = { isFresh, seen: seen.get(stored.itemId) ?? new Set<string>() };
      return { stored, ...mergeVoice(stored, versions, context) };
    });
    accepted += merged.reduce((sum, one) => sum + one.accepted, 0);
    await saveMerged(client, merged, importId);
  }
}

/**
 * Makes items of the staged rows of reviews, refunds and tickets; to be called inside the promotion. `early` are the
 * rows of which items were made in its transaction before.
 */
export async function promoteVoices(
  client: PoolClient,
  { sourceId, importId }: { sourceId: string; importId: string },
  early: Tally,
): Promise<Tally> {
  const withdrawn = await withdrawHidden(client, sourceId, importId);
  await client.query(makeVersions);
  await client.query('analyze staged_versions');
  await client.query(insertNew, [sourceId]);
  await markDue(client, newInTurn, []);
  const merged = await mergeUnsettled(client, importId);
  await client.query(`
    update items i set copies = g.seen
    from (select item_id, max(seen) as seen from staged_versions where not is_new group by item_id) g
    where i.item_id = g.item_id and i.copies < g.seen`);
  await client.query(`
    update items i set pictures = v.pictures
    from (select item_id, max(pictures) as pictures from staged_voices where pictures is not null group by item_id) v
    where i.item_id = v.item_id and coalesce(i.pictures, -1) < v.pictures`);
  const { rows } = await client.query<{ read: string; fresh: string }>(`
    select (select coalesce(sum(seen), 0) from staged_voices) as read, (select count(*) from staged_versions where is_new) as fresh`);
  const accepted = Number(rows[0]?.fresh ?? 0) + merged;
  if (accepted > 0) await client.query(noteNearDue('staged_voices'));
  const duplicate = Number(rows[0]?.read ?? 0) - accepted;
  return {
    accepted: early.accepted + accepted + withdrawn.accepted,
    duplicate: early.duplicate + duplicate + withdrawn.duplicate,
  };
}
