import { type FollowUp, undatedDay } from '@voc/core';
import { itemProductKeyText, type PoolClient } from '@voc/core/db';
import {
  type MergedVoice,
  type StoredVoice,
  type VoiceVersion,
  type Wording,
  wordingHashOf,
} from '../map/merge-voice.ts';
import { markDue } from './due-store.ts';

interface WordsRow {
  item_id: string;
  text: string;
  follow_ups: FollowUp[];
  event_at: Date | null;
  event_on: string | null;
  rating: number | null;
  reason: string | null;
  updated_at: Date | null;
}

const toWords = (row: WordsRow) => ({
  text: row.text,
  followUps: row.follow_ups,
  eventAt: row.event_at?.toISOString() ?? null,
  eventOn: row.event_on,
  rating: row.rating,
  reason: row.reason,
  updatedAt: row.updated_at?.toISOString() ?? null,
});

/** What a reading tells of one item beyond what is stored. */
export interface Told {
  versions: VoiceVersion[];
  isFresh: boolean;
}

/** The wordings of the next known items, by id, that are not what is stored already. */
export async function unsettledVersions(
  client: PoolClient,
  after: string,
  limit: number,
): Promise<Map<string, Told>> {
  const { rows } = await client.query<WordsRow & { is_follow_up: boolean; is_fresh: boolean }>(
    `with wanted as (
      select distinct item_id from staged_versions where not is_new and not is_same and item_id > $1
      order by item_id limit ${limit})
    select g.item_id, v.text, v.follow_ups, v.event_at, v.event_on, v.rating, v.reason, g.updated_at, g.is_follow_up,
      g.is_fresh
    from staged_versions g join wanted w on w.item_id = g.item_id
    join staged_voices v on v.n = g.n and v.item_id = g.item_id
    where not g.is_new and not g.is_same order by g.item_id, g.rank`,
    [after],
  );
  const told = new Map<string, Told>();
  for (const row of rows) {
    const version = { ...toWords(row), isFollowUp: row.is_follow_up };
    const own = told.get(row.item_id);
    if (own) own.versions.push(version);
    else told.set(row.item_id, { versions: [version], isFresh: row.is_fresh });
  }
  return told;
}

/** Items as they are stored, kept from others until the promotion ends. */
export async function storedVoices(client: PoolClient, ids: readonly string[]): Promise<StoredVoice[]> {
  const { rows } = await client.query<WordsRow & { product_type: string | null }>(
    `select item_id, text, follow_ups, event_at, event_on, rating, reason, updated_at, product_type
    from items where item_id = any($1::uuid[]) order by item_id for no key update`,
    [ids],
  );
  return rows.map((row) => ({ itemId: row.item_id, ...toWords(row), productType: row.product_type }));
}

/** Hashes of the wordings of items that were superseded before. */
export async function seenWordings(
  client: PoolClient,
  ids: readonly string[],
): Promise<Map<string, Set<string>>> {
  const { rows } = await client.query<{ item_id: string; hashes: string[] }>(
    `select item_id, array_agg(version_hash) as hashes from item_versions where item_id = any($1::uuid[])
    group by item_id`,
    [ids],
  );
  return new Map(rows.map(({ item_id, hashes }) => [item_id, new Set(hashes)]));
}

/** A voice that moves to another day must be missed on the one where it stood. */
const markOldDays = `
  insert into dirty_days (day, product_id)
  select distinct coalesce(i.event_on, '${undatedDay}'::date), ${itemProductKeyText}
  from items i join jsonb_to_recordset($1::jsonb) as c ("itemId" uuid, "eventOn" date) on c."itemId" = i.item_id
  where i.event_on is distinct from c."eventOn"`;

const update = `
  update items i set text = c.text, follow_ups = c."followUps", event_at = c."eventAt", event_on = c."eventOn",
    rating = c.rating, reason = c.reason, updated_at = c."updatedAt", content_hash = c."contentHash"
  from jsonb_to_recordset($1::jsonb) as c ("itemId" uuid, text text, "followUps" jsonb, "eventAt" timestamptz,
    "eventOn" date, rating smallint, reason text, "updatedAt" timestamptz, "contentHash" text)
  where i.item_id = c."itemId"`;

const keep = `
  insert into item_versions (item_id, version_hash, n, text, rating, reason, updated_at, import_id)
  select c."itemId", c.hash, c.n + coalesce((select max(n) from item_versions where item_id = c."itemId"), 0), c.text,
    c.rating, c.reason, c."updatedAt", $2
  from jsonb_to_recordset($1::jsonb) as c ("itemId" uuid, hash text, n int, text text, rating smallint, reason text,
    "updatedAt" timestamptz)
  on conflict (item_id, version_hash) do nothing`;

const dropHeld = `
  delete from item_versions v using jsonb_to_recordset($1::jsonb) as c ("itemId" uuid, hash text)
  where v.item_id = c."itemId" and v.version_hash = c.hash`;

type Merged = MergedVoice & { stored: StoredVoice };

/** Keeps wordings that do not hold any more; `n` counts them as they are superseded. */
async function keepWordings(client: PoolClient, merged: readonly Merged[], importId: string): Promise<void> {
  const kept = merged.flatMap(({ voice, superseded }) =>
    superseded.map((wording: Wording, at) => ({
      itemId: voice.itemId,
      hash: wordingHashOf(wording),
      n: at + 1,
      ...wording,
    })),
  );
  if (kept.length === 0) return;
  await client.query(keep, [JSON.stringify(kept), importId]);
  const held = merged.map(({ voice }) => ({ itemId: voice.itemId, hash: wordingHashOf(voice) }));
  await client.query(dropHeld, [JSON.stringify(held)]);
}

/** Writes what a merge has made of known items; those whose words have changed are classified again. */
export async function saveMerged(
  client: PoolClient,
  merged: readonly Merged[],
  importId: string,
): Promise<void> {
  const changed = merged.filter(
    ({ stored, voice, accepted }) => accepted > 0 || stored.updatedAt !== voice.updatedAt,
  );
  if (changed.length > 0) {
    const voices = JSON.stringify(changed.map(({ voice }) => voice));
    await client.query(markOldDays, [voices]);
    await client.query(update, [voices]);
    const due = changed.filter(({ accepted }) => accepted > 0).map(({ voice }) => voice.itemId);
    if (due.length > 0) await markDue(client, 'select unnest($1::uuid[])', [due]);
  }
  await keepWordings(client, merged, importId);
}
