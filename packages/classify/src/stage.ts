import { type AnyStage, type Classification, type ClassifyInput, defineStage, type Message } from '@voc/core';
import { z } from 'zod';
import type { Classifier } from './classify/index.ts';
import { dropGone, dueItems, loadItems, type StoredItem, saveClassifications } from './store.ts';

/** Items of one message. */
export const batchSize = 500;

const Payload = z.object({ itemIds: z.array(z.string().min(1)).min(1).max(batchSize) });

/** A stored item with its classification. */
export interface ClassifiedItem {
  item: StoredItem;
  classification: Classification;
}

/**
 * What classification reads of an item: main text and follow-ups a line each, or the turns of a conversation.
 * A refund without the buyer's words speaks by the reason chosen on the platform.
 */
export function toInput(item: StoredItem): ClassifyInput {
  const common = { id: item.itemId, kind: item.kind, productType: item.productType, rating: item.rating };
  if (item.kind === 'chat') return { ...common, turns: item.turns };
  const said = [item.text, ...item.followUps.map((followUp) => followUp.text)].join('\n');
  return { ...common, text: said.trim() === '' ? (item.reason ?? '') : said };
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

/** The classify stage: due items in, classifications and dirty days out, in one transaction a batch. */
export function createClassifyStage(classifier: Classifier, next: () => Message[] = () => []): AnyStage {
  return defineStage({
    name: 'classify',
    payload: Payload,
    due: async ({ db }, limit) => toMessages(await dueItems(db, limit * batchSize)),
    load: async ({ itemIds }, { db }) => ({ itemIds, items: await loadItems(db, itemIds) }),
    transform: ({ itemIds, items }) => {
      const classifications = classifier.classifyMany(items.map(toInput));
      const classified = classifications.flatMap((classification, i): ClassifiedItem[] => {
        const item = items[i];
        return item ? [{ item, classification }] : [];
      });
      return { itemIds, classified };
    },
    save: async ({ itemIds, classified }, tx) => {
      await saveClassifications(tx, classified);
      await dropGone(tx, itemIds);
    },
    next: () => next(),
  });
}
