import { type AnyStage, defineStage } from '@voc/core';
import { z } from 'zod';
import { dueMonths, readMonth, saveMonth } from '../store/near-store.ts';
import { groupTexts } from './group-texts.ts';

/**
 * The near stage: marks the reviews of every month with new ones that repeat each other with small changes; they stay
 * counted. A month waits `waitSeconds` from its first new review, so that a stream of pushes does not have it read
 * again and again.
 */
export function createNearStage({ waitSeconds = 0 }: { waitSeconds?: number } = {}): AnyStage {
  return defineStage({
    name: 'near',
    payload: z.object({ month: z.iso.date() }),
    due: async ({ db }, limit) =>
      (await dueMonths(db, waitSeconds, limit)).map((month) => ({
        stage: 'near',
        key: `near-${month}`,
        payload: { month },
      })),
    load: ({ month }, { db }) => readMonth(db, month),
    transform: ({ texts, ...month }) => ({ month, groups: groupTexts(texts) }),
    save: ({ month, groups }, tx) => saveMonth(tx, month, groups),
    next: () => [],
  });
}
