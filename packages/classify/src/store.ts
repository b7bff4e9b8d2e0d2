import {
  copyStart,
  type FollowUp,
  type ItemKind,
  type Turn,
  type Tx,
  unclassifiedCategory,
  undatedDay,
} from '@voc/core';
import { copyInto, type Db, itemProductKey } from '@voc/core/db';
import { sql } from 'kysely';
import { answerColumns, type RowClassifier } from './rows/index.ts';

const columns = ['item_id', 'model_version', 'content_hash', ...answerColumns];

/** The columns of an item that classification reads or marks. */
export interface StoredItem {
  itemId: string;
  kind: ItemKind;
  contentHash: string;
  text: string;
  reason: string | null;
  followUps: FollowUp[];
  turns: Turn[];
  productType: string | null;
  rating: number | null;
}

/** Items waiting for classification, mostly in the order in which they came to wait. */
export async function dueItems(db: Db, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('classify_due').select('item_id').limit(limit).execute();
  return rows.map((row) => row.item_id);
}

/** A waiting item: its kind, the hash of its words and its turn on the list. */
export interface DueItem {
  itemId: string;
  kind: ItemKind;
  contentHash: string;
  seq: string;
}

interface DueRow {
  item_id: string;
  seq: string;
  kind: ItemKind | null;
  content_hash: string | null;
}

/** Those of the items that still wait; `gone` are the ones among them that no longer exist. */
export async function loadDue(
  db: Db,
  itemIds: readonly string[],
): Promise<{ due: DueItem[]; gone: string[] }> {
  const { rows } = await sql<DueRow>`
    select d.item_id, d.seq, i.kind, i.content_hash from classify_due d left join items i on i.item_id = d.item_id
    where d.item_id = any(${itemIds}::uuid[]) order by d.item_id`.execute(db);
  const due = rows.flatMap(({ item_id, seq, kind, content_hash }) =>
    kind === null || content_hash === null ? [] : [{ itemId: item_id, kind, contentHash: content_hash, seq }],
  );
  return { due, gone: rows.filter((row) => row.kind === null).map((row) => row.item_id) };
}

/**
 * Makes every item due that has no classification of this model, or one that was set aside, or was not, by another
 * setting; returns how many.
 */
export async function markOutdated(
  db: Db,
  { modelVersion, abstainBelow }: Pick<RowClassifier, 'modelVersion' | 'abstainBelow'>,
): Promise<number> {
  const result = await sql`
    insert into classify_due (item_id)
    select i.item_id from items i
    where not exists (
      select 1 from classifications c where c.item_id = i.item_id and c.model_version = ${modelVersion}
        and (c.leaves = array[${unclassifiedCategory}::text]) = coalesce(c.certainty < ${abstainBelow}::float8, false))
    on conflict do nothing`.execute(db);
  return Number(result.numAffectedRows ?? 0);
}

/** Items, in the order of their ids, whose words as they are now have no classification of this model. */
export async function unscoredItems(db: Db, modelVersion: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.item_id as id from items i where not exists (
      select 1 from classifications c where c.item_id = i.item_id and c.model_version = ${modelVersion}
        and c.content_hash = i.content_hash)
    order by i.item_id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

async function loadTurns(db: Db, itemIds: readonly string[]): Promise<Map<string, Turn[]>> {
  const turns = new Map<string, Turn[]>();
  if (itemIds.length === 0) return turns;
  const rows = await sql<{ item_id: string; role: Turn['role']; text: string }>`
    select item_id, role, text from item_turns
    where item_id = any(${itemIds}::uuid[]) order by item_id, n`.execute(db);
  for (const { item_id, role, text } of rows.rows) {
    const own = turns.get(item_id);
    if (own) own.push({ role, text });
    else turns.set(item_id, [{ role, text }]);
  }
  return turns;
}

/** Reads items by id, in the order of their ids; an id that is gone is left out. */
export async function loadItems(db: Db, itemIds: readonly string[]): Promise<StoredItem[]> {
  if (itemIds.length === 0) return [];
  const rows = await db
    .selectFrom('items')
    .select(['item_id', 'kind', 'content_hash', 'text', 'reason', 'follow_ups', 'product_type', 'rating'])
    .where(sql<boolean>`item_id = any(${itemIds}::uuid[])`)
    .orderBy('item_id')
    .execute();
  const turns = await loadTurns(
    db,
    rows.filter((row) => row.kind === 'chat').map((row) => row.item_id),
  );
  return rows.map((row) => ({
    itemId: row.item_id,
    kind: row.kind,
    contentHash: row.content_hash,
    text: row.text,
    reason: row.reason,
    followUps: row.follow_ups,
    turns: turns.get(row.item_id) ?? [],
    productType: row.product_type,
    rating: row.rating,
  }));
}

/** A waiting item with its answer. */
export interface Saving extends DueItem {
  row: Uint8Array;
}

/**
 * Takes the items off the list that have not been made due again since they were read; only these may be saved, and
 * their old answers go. Marks their days dirty, and the days of every other voice of the same orders, whose
 * complaints may now count elsewhere. Whoever changes or erases an item touches its place on the list, and so waits
 * for this transaction or stops it. One statement, because every further one would look up all the items again.
 */
async function takeUnchanged(tx: Tx, modelVersion: string, saving: readonly Saving[]): Promise<Set<string>> {
  const [ids, seqs] = [saving.map((one) => one.itemId), saving.map((one) => one.seq)];
  const day = sql`coalesce(i.event_on, ${undatedDay}::date)`;
  // No two places on the list have the same seq, so the two conditions hold together only for an unchanged pair.
  const { rows } = await sql<{ item_id: string }>`
    with taken as (
      delete from classify_due d using items i
      where d.item_id = any(${ids}::uuid[]) and d.seq = any(${seqs}::bigint[]) and i.item_id = d.item_id
      returning i.item_id, ${day} as day, ${itemProductKey} as product_id, i.order_hash),
    outdated as (
      delete from classifications
      where item_id = any(array(select item_id from taken)) and model_version = ${modelVersion}),
    marked as (
      insert into dirty_days (day, product_id)
      select day, product_id from taken
      union
      select ${day}, ${itemProductKey} from items i
      where i.order_hash = any(array(select order_hash from taken where order_hash is not null))
      order by day, product_id)
    select item_id from taken`.execute(tx);
  return new Set(rows.map((row) => row.item_id));
}

async function add(
  tx: Tx,
  modelVersion: string,
  saving: readonly Omit<Saving, 'kind' | 'seq'>[],
): Promise<void> {
  const lines = saving.flatMap(({ itemId, contentHash, row }) => [
    Buffer.from(copyStart([itemId, modelVersion, contentHash])),
    row,
  ]);
  await copyInto(tx, 'classifications', columns, Buffer.concat(lines));
}

/**
 * Saves a batch: classifications by (item, model version), the touched days as dirty, the items no longer due.
 * An item whose words have changed meanwhile stays due and gets nothing.
 */
export async function saveClassifications(
  tx: Tx,
  modelVersion: string,
  saving: readonly Saving[],
): Promise<void> {
  if (saving.length === 0) return;
  // A server that loses power may forget the last of these; the items are then due as before. Commits stay in order.
  await sql`set local synchronous_commit = off`.execute(tx);
  const unchanged = await takeUnchanged(tx, modelVersion, saving);
  const saved = saving.filter(({ itemId }) => unchanged.has(itemId));
  if (saved.length > 0) await add(tx, modelVersion, saved);
}

/** Puts answers of a model that does not count beside those that do: nothing else changes. */
export async function replaceAnswers(
  tx: Tx,
  modelVersion: string,
  answers: readonly Omit<Saving, 'kind' | 'seq'>[],
): Promise<void> {
  // Whoever erases an item waits for this, and then finds what it has stored.
  const { rows } = await sql<{ id: string }>`
    select item_id as id from items where item_id = any(${answers.map(({ itemId }) => itemId)}::uuid[])
    for share`.execute(tx);
  const there = new Set(rows.map(({ id }) => id));
  await sql`
    delete from classifications where model_version = ${modelVersion} and item_id = any(${[...there]}::uuid[])`.execute(
    tx,
  );
  const kept = answers.filter(({ itemId }) => there.has(itemId));
  if (kept.length > 0) await add(tx, modelVersion, kept);
}

/** Takes ids from the waiting list whose items have been erased since. */
export async function dropGone(tx: Tx, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return;
  await sql`
    delete from classify_due d where d.item_id = any(${itemIds}::uuid[])
    and not exists (select 1 from items i where i.item_id = d.item_id)`.execute(tx);
}
