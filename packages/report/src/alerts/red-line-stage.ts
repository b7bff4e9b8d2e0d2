import { createHash } from 'node:crypto';
import { type AnyStage, defineStage } from '@voc/core';
import { z } from 'zod';
import { redLineAlerts } from './red-line-alert.ts';
import { dueRedLineDays, readRedLineFacts, saveRedLines } from './red-line-store.ts';

/** Product-days of one message. */
const batchSize = 50;

const Payload = z.object({
  keys: z
    .array(z.object({ day: z.string(), productId: z.string() }))
    .min(1)
    .max(batchSize),
});

/**
 * The redline stage: one voice is enough. It follows the rollup of its product-day and waits for no other day, so a
 * backlog of older days delays no card.
 */
export function createRedLineStage({ modelVersion }: { modelVersion: string }): AnyStage {
  return defineStage({
    name: 'redline',
    payload: Payload,
    due: async ({ db }) => {
      const keys = await dueRedLineDays(db, batchSize);
      if (keys.length === 0) return [];
      const hash = createHash('sha256').update(JSON.stringify(keys)).digest('hex').slice(0, 24);
      return [{ stage: 'redline', key: `redline-${hash}`, payload: { keys } }];
    },
    load: ({ keys }, { db }) => readRedLineFacts(db, keys, modelVersion),
    transform: (facts) => ({ facts, alerts: redLineAlerts(facts) }),
    save: async ({ facts, alerts }, tx) => {
      await saveRedLines(tx, facts, alerts, modelVersion);
    },
    next: () => [],
  });
}
