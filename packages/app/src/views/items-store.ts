import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { findPlaces, type ItemsQuery, labelsOf, type Viewer } from './places-store.ts';
import { within } from './scope-store.ts';

/** Evidence as stored: a span of the text, its follow-ups included, or of a turn. */
export interface StoredEvidence {
  start: number;
  end: number;
  turn?: number | undefined;
}

export interface ItemRow {
  itemId: string;
  kind: string;
  platform: string;
  shopId: string;
  productId: string | null;
  productName: string | null;
  color: string | null;
  size: string | null;
  rating: number | null;
  reason: string | null;
  text: string;
  followUps: { text: string; at: string | null }[];
  eventOn: string | null;
  eventAt: Date | null;
  intent: string | null;
  grade: number | null;
  leaves: string[];
  /** What the machine gave, whatever people have said since. */
  given: string[];
  categories: { id: string; confidence: number; evidence: StoredEvidence[] }[];
  corrected: boolean;
}

export interface TurnRow {
  itemId: string;
  n: number;
  role: string;
  text: string;
  at: Date | null;
}

const columns = sql`i.item_id as "itemId", i.kind, i.platform, i.shop_id as "shopId", i.product_id as "productId",
  p.name as "productName", i.color, i.size, i.rating, i.reason, i.text, i.follow_ups as "followUps",
  i.event_on::text as "eventOn", i.event_at as "eventAt", coalesce(o.intent, c.intent) as intent, c.grade,
  coalesce(o.leaves, c.leaves, '{}') as leaves, coalesce(c.leaves, '{}') as given, coalesce(c.categories, '[]') as categories,
  o.item_id is not null as corrected`;

const named = sql`left join products p on p.product_id = i.product_id`;

/** Newest first; only what a scope may see. Words and leaves are looked for from the newest day backwards, until there are enough. */
export async function readItemPage(db: Db, query: ItemsQuery): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${columns} from unnest(${await findPlaces(db, query)}::uuid[]) with ordinality as found (item_id, n)
    join items i using (item_id) ${named} ${labelsOf(query.modelVersion)} order by found.n`.execute(db);
  return rows;
}

export async function readItem(
  db: Db,
  { scope, modelVersion }: Viewer,
  itemId: string,
): Promise<ItemRow | undefined> {
  const { rows } = await sql<ItemRow>`
    select ${columns} from items i ${named} ${labelsOf(modelVersion)} where i.item_id = ${itemId}::uuid and ${within(scope, 'i')}`.execute(
    db,
  );
  return rows[0];
}

/** Those of the items that a scope may see, in the order in which they are asked for. */
export async function readItems(
  db: Db,
  { scope, modelVersion }: Viewer,
  itemIds: readonly string[],
): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${columns} from unnest(${[...itemIds]}::uuid[]) with ordinality as wanted (item_id, n)
    join items i using (item_id) ${named} ${labelsOf(modelVersion)} where ${within(scope, 'i')} order by wanted.n`.execute(
    db,
  );
  return rows;
}

/** Utterances of conversations in their order; who may see them is asked of their items. */
export async function readTurns(db: Db, itemIds: readonly string[]): Promise<TurnRow[]> {
  if (itemIds.length === 0) return [];
  const { rows } = await sql<TurnRow>`
    select item_id as "itemId", n, role, text, at from item_turns
    where item_id = any(${[...itemIds]}::uuid[]) order by item_id, n`.execute(db);
  return rows;
}
