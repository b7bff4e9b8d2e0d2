import { addDays } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../accounts/scope.ts';
import { within } from './scope-store.ts';
import type { Span } from './span.ts';
import { walkBack } from './walk-back.ts';

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

/** Who looks, and the model whose classifications count. */
export interface Viewer {
  scope: Scope;
  modelVersion: string;
}

export interface ItemsQuery extends Viewer {
  span: Span;
  /** Words that were said, as they stand. */
  words: string;
  product: string | undefined;
  kind: string | undefined;
  /** One of these, or any when undefined. */
  leaves: readonly string[] | undefined;
  /** Items after this one in the order, `2026-11-16 <id>`. */
  after: string | undefined;
  limit: number;
}

const likePattern = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

const columns = sql`i.item_id as "itemId", i.kind, i.platform, i.shop_id as "shopId", i.product_id as "productId",
  p.name as "productName", i.color, i.size, i.rating, i.reason, i.text, i.follow_ups as "followUps",
  i.event_on::text as "eventOn", i.event_at as "eventAt", coalesce(o.intent, c.intent) as intent, c.grade,
  coalesce(o.leaves, c.leaves, '{}') as leaves, coalesce(c.leaves, '{}') as given, coalesce(c.categories, '[]') as categories,
  o.item_id is not null as corrected`;

// A classification of the words as they are now, the model's that counts where it has one, and a person's newest label over it.
const labelsOf = (
  modelVersion: string,
) => sql`left join lateral (select * from classifications c where c.item_id = i.item_id
    and c.content_hash = i.content_hash order by (c.model_version = ${modelVersion}) desc, c.model_version desc limit 1) c on true
  left join lateral (select * from corrections o where o.item_id = i.item_id
    order by o.corrected_at desc, o.author limit 1) o on true`;

const named = sql`left join products p on p.product_id = i.product_id`;

function saying(words: string, { from, to }: Span) {
  if (words === '') return sql<boolean>`true`;
  const pattern = likePattern(words);
  const said = (text: RawBuilder<unknown>): RawBuilder<boolean> => {
    if (!/[a-z]/i.test(words)) return sql<boolean>`${text} like ${pattern}`;
    // Letters have two cases. Folding those of every text would take most of the time, so only texts are folded that have
    // all but the letters.
    return sql<boolean>`(${text} like ${pattern.replace(/[a-z]/gi, '_')} and ${text} ilike ${pattern})`;
  };
  // Turns are asked for once, of the conversations of these days alone, and not of each voice.
  return sql<boolean>`(${said(sql`i.text`)}
    or (i.follow_ups <> '[]' and exists (select 1 from jsonb_array_elements(i.follow_ups) f where ${said(sql`f ->> 'text'`)}))
    or i.item_id in (select t.item_id from items chats join item_turns t on t.item_id = chats.item_id
      where chats.kind = 'chat' and chats.event_on >= ${from}::date and chats.event_on < ${to}::date
        and t.role = 'customer' and ${said(sql`t.text`)}))`;
}

function afterPlace(after: string | undefined, day: string, item: string) {
  const [last, id] = after?.split(' ') ?? [];
  if (!last || !id) return sql<boolean>`true`;
  const place = sql`(${sql.ref(day)}, ${sql.ref(item)})`;
  return sql<boolean>`${sql.ref(day)} <= ${last}::date and ${place} < (${last}::date, ${id}::uuid)`;
}

/** Ids of a page of all voices. */
const placesOfAll = ({ span, words, product, kind, after, scope, limit }: ItemsQuery) => sql`
  select i.item_id from items i
  where i.event_on >= ${span.from}::date and i.event_on < ${span.to}::date
    and ${product === undefined ? sql`true` : sql`i.product_id = ${product}`}
    and ${kind === undefined ? sql`true` : sql`i.kind = ${kind}`}
    and ${saying(words, span)} and ${afterPlace(after, 'i.event_on', 'i.item_id')} and ${within(scope, 'i')}
  order by i.event_on desc, i.item_id desc limit ${limit}`;

/** Ids of a page of those that complain under some leaves: found among the voices that are counted, by their labels as they are now. */
const placesOfLeaves = (query: ItemsQuery, leaves: readonly string[]) => {
  const { span, words, product, kind, after, scope, limit, modelVersion } = query;
  return sql`
  select i.item_id from complaint_voices v join items i on i.item_id = v.item_id ${labelsOf(modelVersion)}
  where v.day >= ${span.from}::date and v.day < ${span.to}::date and v.leaves && ${[...leaves]}::text[]
    and ${product === undefined ? sql`true` : sql`v.product_id = ${product}`}
    and ${kind === undefined ? sql`true` : sql`v.kind = ${kind}`}
    and ${saying(words, span)} and ${afterPlace(after, 'v.day', 'v.item_id')} and ${within(scope, 'v')}
    and coalesce(o.leaves, c.leaves) && ${[...leaves]}::text[]
  order by v.day desc, v.item_id desc limit ${limit}`;
};

async function readPlaces(db: Db, query: ItemsQuery): Promise<ItemRow[]> {
  const found = query.leaves ? placesOfLeaves(query, query.leaves) : placesOfAll(query);
  const { rows } = await sql<ItemRow>`
    with found as materialized (${found})
    select ${columns} from found join items i using (item_id) ${named} ${labelsOf(query.modelVersion)}
    order by i.event_on desc, i.item_id desc`.execute(db);
  return rows;
}

/** Newest first; only what a scope may see. Words are looked for from the newest day backwards, until there are enough. */
export async function readItemPage(db: Db, query: ItemsQuery): Promise<ItemRow[]> {
  const { span, words, after, limit } = query;
  if (words === '') return readPlaces(db, query);
  const ends = [span.to, ...(after === undefined ? [] : [addDays(after.slice(0, 'yyyy-mm-dd'.length), 1)])];
  const to = ends.sort()[0] ?? span.to;
  const rows: ItemRow[] = [];
  for (const part of walkBack({ from: span.from, to })) {
    rows.push(...(await readPlaces(db, { ...query, span: part, limit: limit - rows.length })));
    if (rows.length >= limit) break;
  }
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
