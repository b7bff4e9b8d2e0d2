import { ItemKind, namesOf, type Taxonomy, unclassifiedCategory } from '@voc/core';
import { z } from 'zod';
import { type ItemRow, readItem, readItemPage, readTurns, type TurnRow } from '../../views/items-store.ts';
import { leavesOf } from '../../views/leaves-of.ts';
import { markTexts, markTurn, type Said } from '../../views/mark-evidence.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { notFound } from './problem.ts';
import { Category, Limit, ProductId, withSpan } from './span-query.ts';

export const SaidPart = z.object({
  text: z.string(),
  /** Spans of the words that labels rest on: UTF-16, half-open. */
  marks: z.array(z.tuple([z.number(), z.number()])),
});

export const Item = z.object({
  id: z.string(),
  kind: ItemKind,
  platform: z.string(),
  shop: z.string(),
  productId: z.string().nullable(),
  productName: z.string().nullable(),
  sku: z.string().nullable(),
  rating: z.number().nullable(),
  reason: z.string().nullable(),
  eventOn: z.string().nullable(),
  intent: z.string().nullable(),
  grade: z.number().nullable(),
  categories: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Where the item is 待确认, what the machine would say if it had to. */
  suggested: z.array(z.string()),
  /** Whether a person's label stands in place of the machine's. */
  corrected: z.boolean(),
});

const suggestedOf = ({ categories, leaves }: ItemRow): string[] =>
  leaves.includes(unclassifiedCategory) ? categories.map(({ id }) => id) : [];

export function evidenceOf(row: ItemRow) {
  const shown = new Set([...row.leaves, ...suggestedOf(row)]);
  return row.categories.filter(({ id }) => shown.has(id)).flatMap(({ evidence }) => evidence);
}

/** An item as the pages show it. */
export function toItem(row: ItemRow, taxonomy: Taxonomy): z.infer<typeof Item> {
  const names = namesOf(taxonomy);
  return {
    id: row.itemId,
    kind: ItemKind.parse(row.kind),
    platform: row.platform,
    shop: row.shopId,
    productId: row.productId,
    productName: row.productName,
    sku: [row.color, row.size].filter(Boolean).join(' / ') || null,
    rating: row.rating,
    reason: row.reason,
    eventOn: row.eventOn,
    intent: row.intent,
    grade: row.grade,
    categories: row.leaves.map((id) => ({ id, name: names.get(id) ?? id })),
    suggested: suggestedOf(row),
    corrected: row.corrected,
  };
}

export const textsOf = (row: ItemRow): Said[] =>
  markTexts([row.text, ...row.followUps.map(({ text }) => text)], evidenceOf(row));

/** What a list shows of an item: its texts, or the customer's turn that was searched for or labelled. */
export function excerptOf(row: ItemRow, turns: readonly TurnRow[], words: string): Said {
  const said =
    row.kind === 'chat'
      ? turns.flatMap(({ role, text }, at) =>
          role === 'customer' ? [markTurn(text, at, evidenceOf(row))] : [],
        )
      : textsOf(row);
  const lower = words.toLowerCase();
  const holding = words === '' ? undefined : said.find(({ text }) => text.toLowerCase().includes(lower));
  return holding ?? said.find(({ marks }) => marks.length > 0) ?? said[0] ?? { text: '', marks: [] };
}

const list = endpoint({
  method: 'GET',
  path: '/api/v1/items',
  access: 'read',
  summary: 'Masked voices of a span, newest first, by words, product, category and channel',
  query: withSpan({
    q: z.string().trim().max(60).default(''),
    product: ProductId.optional(),
    category: Category.optional(),
    channel: ItemKind.optional(),
    after: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d [0-9a-f-]{36}$/)
      .optional(),
    limit: Limit,
  }),
  reply: z.object({
    items: z.array(Item.extend({ said: SaidPart })),
    next: z.string().nullable(),
  }),
  handle: async ({ db, taxonomy, modelVersion, account, query }) => {
    const rows = await readItemPage(db, {
      scope: account.scope,
      modelVersion,
      span: { from: query.from, to: query.to },
      words: query.q,
      product: query.product,
      kind: query.channel,
      leaves: query.category === undefined ? undefined : leavesOf(taxonomy, query.category),
      after: query.after,
      limit: query.limit + 1,
    });
    const shown = rows.slice(0, query.limit);
    const chats = shown.filter(({ kind }) => kind === 'chat').map(({ itemId }) => itemId);
    const turns = await readTurns(db, chats);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => ({
        ...toItem(row, taxonomy),
        said: excerptOf(
          row,
          turns.filter(({ itemId }) => itemId === row.itemId),
          query.q,
        ),
      })),
      next: rows.length > query.limit && last ? `${last.eventOn} ${last.itemId}` : null,
    };
  },
});

const one = endpoint({
  method: 'GET',
  path: '/api/v1/items/:item',
  access: 'read',
  summary: 'One voice: its texts, or its conversation with roles, with the words that labels rest on',
  params: z.strictObject({ item: z.guid('没有这个编号') }),
  reply: Item.extend({
    texts: z.array(SaidPart.extend({ at: z.string().nullable() })),
    turns: z.array(SaidPart.extend({ role: z.string(), at: z.string().nullable() })),
  }),
  handle: async ({ db, taxonomy, modelVersion, account, params }) => {
    const row = await readItem(db, { scope: account.scope, modelVersion }, params.item);
    if (!row) throw notFound();
    const turns = row.kind === 'chat' ? await readTurns(db, [row.itemId]) : [];
    const times = [row.eventAt?.toISOString() ?? null, ...row.followUps.map(({ at }) => at)];
    const evidence = evidenceOf(row);
    return {
      ...toItem(row, taxonomy),
      texts:
        row.kind === 'chat' ? [] : textsOf(row).map((said, place) => ({ ...said, at: times[place] ?? null })),
      turns: turns.map(({ role, text, at }, turn) => ({
        ...markTurn(text, turn, evidence),
        role,
        at: at?.toISOString() ?? null,
      })),
    };
  },
});

export const itemEndpoints: readonly Endpoint[] = [list, one];
