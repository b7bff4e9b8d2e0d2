import { createHash } from 'node:crypto';
import { type AnyStage, defineStage, type Message, ownLeavesOf, type Taxonomy } from '@voc/core';
import { z } from 'zod';
import { readAnswers } from './answers-store.ts';
import { chatRows } from './chat-rows.ts';
import { complaintDelays } from './complaint-delays.ts';
import { complaintVoices } from './complaint-voices.ts';
import { countVoices } from './count.ts';
import { distinctDays } from './distinct-days.ts';
import { dirtyDays, readMarks, readVoices, saveRollups } from './store.ts';
import type { DirtyDay } from './types.ts';
import { readWords } from './words-store.ts';

/** Product-days of one message. */
const batchSize = 200;

const Payload = z.object({
  days: z
    .array(z.object({ day: z.string(), productId: z.string() }))
    .min(1)
    .max(batchSize),
});

function toMessages(dirty: readonly DirtyDay[]): Message[] {
  const messages: Message[] = [];
  for (let at = 0; at < dirty.length; at += batchSize) {
    const batch = dirty.slice(at, at + batchSize);
    const hash = createHash('sha256').update(JSON.stringify(batch)).digest('hex').slice(0, 24);
    const days = batch.map(({ day, productId }) => ({ day, productId }));
    messages.push({ stage: 'rollup', key: `rollup-${hash}`, payload: { days } });
  }
  return messages;
}

/** The rollup stage: recomputes dirty product-days from base rows, for the classifications of one model. */
export function createRollupStage(options: { taxonomy: Taxonomy; modelVersion: string }): AnyStage {
  const { modelVersion } = options;
  const ownLeaves = ownLeavesOf(options.taxonomy);
  return defineStage({
    name: 'rollup',
    payload: Payload,
    due: async ({ db }, limit) => toMessages(await dirtyDays(db, limit * batchSize)),
    // The marks are read before the voices: a voice that comes in between brings a mark of its own, and the day stays due.
    load: async ({ days }, { db }) => {
      const marks = await readMarks(db, days);
      if (marks.length === 0) return { marks, voices: [], words: [], answers: [] };
      const wanted = distinctDays(marks);
      const voices = await readVoices(db, wanted, modelVersion);
      const chats = voices.filter(({ kind }) => kind === 'chat').map(({ itemId }) => itemId);
      return { marks, voices, words: await readWords(db, wanted), answers: await readAnswers(db, chats) };
    },
    transform: ({ marks, voices, words, answers }) => {
      const wanted = distinctDays(marks);
      return {
        marks,
        rows: countVoices(voices, wanted, ownLeaves),
        complaints: complaintVoices(voices, wanted, ownLeaves),
        delays: complaintDelays(voices, wanted, ownLeaves),
        words,
        chats: chatRows(voices, wanted, answers),
      };
    },
    save: async ({ marks, ...rolledUp }, tx) => {
      if (marks.length > 0) await saveRollups(tx, marks, rolledUp);
    },
    next: () => [],
  });
}
