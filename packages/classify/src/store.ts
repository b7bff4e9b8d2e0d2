import { type Classification, type FollowUp, type ItemKind, type Turn, type Tx, undatedDay } from '@voc/core';
import { type Db, itemProductKey } from '@voc/core/db';
import { sql } from 'kysely';

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

/** Items waiting for classification, in the order of their ids. */
export async function dueItems(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('classify_due')
    .select('item_id')
    .orderBy('item_id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.item_id);
}

/** Makes every item due that has no classification of this model; returns how many. */
export async function markOutdated(db: Db, modelVersion: string): Promise<number> {
  const result = await sql`
    insert into classify_due (item_id)
    select i.item_id from items i
    where not exists (
      select 1 from classifications c where c.item_id = i.item_id and c.model_version = ${modelVersion})
    on conflict do nothing`.execute(db);
  return Number(result.numAffectedRows ?? 0);
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

interface Saving {
  item: StoredItem;
  classification: Classification;
}

/** Ids of the items that still hold the words that were classified; they stay locked until the commit. */
async function lockUnchanged(tx: Tx, saving: readonly Saving[]): Promise<Set<string>> {
  const ids = saving.map(({ item }) => item.itemId);
  const rows = await sql<{ item_id: string; content_hash: string }>`
    select item_id, content_hash from items where item_id = any(${ids}::uuid[])
    order by item_id for no key update`.execute(tx);
  const stored = new Map(rows.rows.map((row) => [row.item_id, row.content_hash]));
  return new Set(
    saving.filter(({ item }) => stored.get(item.itemId) === item.contentHash).map(({ item }) => item.itemId),
  );
}

const toRow = ({ item, classification: c }: Saving): Record<string, unknown> => ({
  item_id: item.itemId,
  model_version: c.modelVersion,
  content_hash: item.contentHash,
  intent: c.intent,
  sentiment: c.sentiment,
  grade: c.grade,
  leaves: c.categories.map((category) => category.id),
  categories: c.categories,
  escalators: c.escalators,
  praises: c.praises,
  wishes: c.wishes,
  red_lines: c.redLines,
  topics: c.topics,
  unresolved: c.unresolved,
});

async function upsert(tx: Tx, rows: readonly Record<string, unknown>[]): Promise<void> {
  await sql`
    insert into classifications (item_id, model_version, content_hash, intent, sentiment, grade, leaves,
      categories, escalators, praises, wishes, red_lines, topics, unresolved)
    select item_id, model_version, content_hash, intent, sentiment, grade, leaves,
      categories, escalators, praises, wishes, red_lines, topics, unresolved
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (item_id uuid, model_version text,
      content_hash text, intent text, sentiment text, grade smallint, leaves text[], categories jsonb,
      escalators text[], praises jsonb, wishes jsonb, red_lines jsonb, topics jsonb, unresolved boolean)
    on conflict (item_id, model_version) do update set
      content_hash = excluded.content_hash, intent = excluded.intent, sentiment = excluded.sentiment,
      grade = excluded.grade, leaves = excluded.leaves, categories = excluded.categories,
      escalators = excluded.escalators, praises = excluded.praises, wishes = excluded.wishes,
      red_lines = excluded.red_lines, topics = excluded.topics, unresolved = excluded.unresolved`.execute(tx);
}

/**
 * Marks the days of the items dirty, and the days of every other voice of the same orders, whose complaints may
 * now count elsewhere; in one order, so that transactions never wait in a circle.
 */
async function markDirty(tx: Tx, itemIds: readonly string[]): Promise<void> {
  await sql`
    insert into dirty_days (day, product_id)
    select distinct coalesce(i.event_on, ${undatedDay}::date) as day, ${itemProductKey} as product_id
    from items i
    where i.item_id = any(${itemIds}::uuid[]) or i.order_hash = any(array(
      select order_hash from items where item_id = any(${itemIds}::uuid[]) and order_hash is not null))
    order by day, product_id
    on conflict (day, product_id) do update set seq = nextval('dirty_seq')`.execute(tx);
}

/**
 * Saves a batch: classifications by (item, model version), the touched days as dirty, the items no longer due.
 * An item whose words have changed meanwhile stays due and gets nothing.
 */
export async function saveClassifications(tx: Tx, saving: readonly Saving[]): Promise<void> {
  const unchanged = await lockUnchanged(tx, saving);
  const saved = saving.filter(({ item }) => unchanged.has(item.itemId));
  if (saved.length === 0) return;
  await upsert(tx, saved.map(toRow));
  await markDirty(tx, [...unchanged]);
  await sql`delete from classify_due where item_id = any(${[...unchanged].sort()}::uuid[])`.execute(tx);
}

/** Takes ids from the waiting list whose items have been erased since. */
export async function dropGone(tx: Tx, itemIds: readonly string[]): Promise<void> {
  await sql`
    delete from classify_due d where d.item_id = any(${itemIds}::uuid[])
    and not exists (select 1 from items i where i.item_id = d.item_id)`.execute(tx);
}
