import type { Taxonomy } from '@voc/core';
import type { Db } from '@voc/core/db';
import { kindName, wallKinds } from '@voc/report';
import { nameCategories } from './name-categories.ts';
import { readNames } from './names-store.ts';

/** What an entry of the log is about, told by what was done. */
export interface Target {
  action: string;
  target: string;
}

/** A product, and what of it: a category, a kind of voice. */
interface Named {
  id: string;
  productId: string | null;
  what: string;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

type Read = (db: Db, ids: string[], categoryName: (id: string) => string) => Promise<Named[]>;

const readActions: Read = async (db, ids, categoryName) =>
  (
    await db
      .selectFrom('actions')
      .select(['action_id', 'product_id', 'category'])
      .where('action_id', 'in', ids)
      .execute()
  ).map((row) => ({
    id: row.action_id,
    productId: row.product_id,
    what: categoryName(row.category),
  }));

const readCards: Read = async (db, ids) =>
  (
    await db
      .selectFrom('wall_cards')
      .select(['card_id', 'product_id', 'kind'])
      .where('card_id', 'in', ids)
      .execute()
  ).map((row) => ({
    id: row.card_id,
    productId: row.product_id,
    what: Object.entries(wallKinds).find(([kind]) => kind === row.kind)?.[1] ?? '',
  }));

const readAlerts: Read = async (db, ids, categoryName) =>
  (
    await db
      .selectFrom('alerts')
      .select(['dedup_key', 'product_id', 'category'])
      .where('dedup_key', 'in', ids)
      .execute()
  ).map((row) => ({
    id: row.dedup_key,
    productId: row.product_id,
    what: categoryName(row.category),
  }));

/** Never a customer's words: a voice is named by its kind and day. */
const readVoices: Read = async (db, ids) => {
  const known = ids.filter((id) => uuid.test(id));
  if (known.length === 0) return [];
  const rows = await db
    .selectFrom('items')
    .select(['item_id', 'product_id', 'kind', 'event_on'])
    .where('item_id', 'in', known)
    .execute();
  return rows.map((row) => ({
    id: row.item_id,
    productId: row.product_id,
    what: [row.event_on, kindName(row.kind)].filter(Boolean).join(' '),
  }));
};

const readers: readonly [actions: RegExp, read: Read][] = [
  [/^action\./, readActions],
  [/^exposure\./, readCards],
  [/^alert\./, readAlerts],
  [/^(?:text|label)\./, readVoices],
];

/** Names of what a page of the log is about, by its key: 雾霾蓝羽绒服 A2031 · 颜色/款式不符. What has gone has none. */
export async function readTargetNames(
  db: Db,
  targets: readonly Target[],
  taxonomy: Taxonomy,
): Promise<Map<string, string>> {
  const categoryName = nameCategories(taxonomy);
  const found = await Promise.all(
    readers.map(([actions, read]) => {
      const ids = new Set(targets.filter(({ action }) => actions.test(action)).map(({ target }) => target));
      return ids.size === 0 ? [] : read(db, [...ids], categoryName);
    }),
  );
  const named = found.flat();
  const products = await readNames(db, [...new Set(named.flatMap(({ productId }) => productId ?? []))]);
  return new Map(
    named.map(({ id, productId, what }) => {
      const name = products.get(productId ?? '')?.name ?? '';
      const product = name.includes(productId ?? '') ? name : `${name} ${productId}`.trim();
      return [id, [product, what].filter(Boolean).join(' · ')];
    }),
  );
}
