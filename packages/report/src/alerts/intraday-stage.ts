import { type AnyStage, defineStage } from '@voc/core';
import { z } from 'zod';
import type { CardContext, EpisodeFacts } from './alert-facts.ts';
import { isLookDue, saveLook } from './hour-store.ts';
import type { DetectOptions } from './judging-store.ts';
import { readLook } from './look-store.ts';
import { spikeAlert } from './spike-alert.ts';
import { upsertAlerts } from './store.ts';

const hourMs = 3_600_000;

/**
 * The intraday stage: after every full hour it looks at the last 1, 6 and 24 hours of series that are busy enough, and
 * raises at once what the end of the day would raise. The day's detection takes it over under the same key.
 */
export function createIntradayStage(options: DetectOptions): AnyStage {
  return defineStage({
    name: 'intraday',
    payload: z.object({ at: z.coerce.date() }),
    due: async ({ db, now }) => {
      const at = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
      if (!(await isLookDue(db, at))) return [];
      return [
        { stage: 'intraday', key: `intraday-${at.getTime() / hourMs}h`, payload: { at: at.toISOString() } },
      ];
    },
    load: async ({ at }, { db }) => ({ at, found: await readLook(db, at, options) }),
    transform: ({ at, found }): { at: Date; told: readonly EpisodeFacts[]; context: CardContext | null } => ({
      at,
      told: found?.told ?? [],
      context: found?.context ?? null,
    }),
    save: async ({ at, told, context }, tx) => {
      await saveLook(
        tx,
        at,
        told.map(({ episode }) => episode),
      );
      if (context)
        await upsertAlerts(
          tx,
          told.map((one) => spikeAlert(context, one)),
        );
    },
    next: () => [],
  });
}
