import { type AnyStage, type ClassifyInput, defineStage, type Message, type Turn } from '@voc/core';
import type { Db } from '@voc/core/db';
import { z } from 'zod';
import type { RowClassifier } from './rows/index.ts';
import {
  type DueItem,
  dropGone,
  dueItems,
  loadDue,
  loadItems,
  type Saving,
  type StoredItem,
  saveClassifications,
} from './store.ts';

/** Items of one message. */
export const batchSize = 500;

const Payload = z.object({ itemIds: z.array(z.string().min(1)).min(1).max(batchSize) });

/** An item as far as its classification goes; turns are those of a conversation. */
type Readable = Omit<StoredItem, 'itemId' | 'contentHash' | 'turns'> & { turns?: Turn[] };

/**
 * What classification reads of an item: main text and follow-ups a line each, or the turns of a conversation.
 * A refund without the buyer's words speaks by the reason chosen on the platform.
 */
export function toInput(item: Readable): ClassifyInput {
  const { kind, productType, rating, text, followUps, reason, turns } = item;
  if (kind === 'chat') return { id: '', kind, productType, rating, turns };
  const said =
    followUps.length === 0 ? text : [text, ...followUps.map((followUp) => followUp.text)].join('\n');
  return { id: '', kind, productType, rating, text: said.trim() === '' ? (reason ?? '') : said };
}

/** Cuts due items into messages; the same first item gives the same key. */
export function toMessages(itemIds: readonly string[]): Message[] {
  const messages: Message[] = [];
  for (let at = 0; at < itemIds.length; at += batchSize) {
    const batch = itemIds.slice(at, at + batchSize);
    messages.push({ stage: 'classify', key: `classify-${batch[0]}`, payload: { itemIds: batch } });
  }
  return messages;
}

interface Loaded {
  /** Items as they wait, and those of them whose answers lie ready. */
  due: readonly DueItem[];
  ready: readonly (Uint8Array | undefined)[];
  /** The others, to be classified. */
  items: readonly StoredItem[];
  gone: readonly string[];
}

async function load(itemIds: readonly string[], db: Db, classifier: RowClassifier): Promise<Loaded> {
  const { due, gone } = await loadDue(db, itemIds);
  const ready = await classifier.prepared(due);
  const missing = due.filter((_, i) => ready[i] === undefined).map((item) => item.itemId);
  return { due, ready, items: await loadItems(db, missing), gone };
}

async function toSaving({ due, ready, items }: Loaded, classifier: RowClassifier): Promise<Saving[]> {
  const rows = await classifier.classify(items.map(toInput));
  const made = new Map(
    items.map((item, i) => [item.itemId, { contentHash: item.contentHash, row: rows[i] }]),
  );
  return due.flatMap((item, i) => {
    const own = { contentHash: item.contentHash, row: ready[i] };
    const { contentHash, row } = own.row ? own : (made.get(item.itemId) ?? own);
    return row ? [{ ...item, contentHash, row }] : [];
  });
}

/** The classify stage: due items in, classifications and dirty days out, in one transaction a batch. */
export function createClassifyStage(classifier: RowClassifier, next: () => Message[] = () => []): AnyStage {
  const { modelVersion } = classifier;
  return defineStage({
    name: 'classify',
    payload: Payload,
    due: async ({ db }, limit) => toMessages(await dueItems(db, limit * batchSize)),
    load: ({ itemIds }, { db }) => load(itemIds, db, classifier),
    transform: async (loaded) => ({ saving: await toSaving(loaded, classifier), gone: loaded.gone }),
    save: async ({ saving, gone }, tx) => {
      await saveClassifications(tx, modelVersion, saving);
      await dropGone(tx, gone);
    },
    next: () => next(),
  });
}
