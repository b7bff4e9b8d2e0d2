import { type AnyStage, addDays, defineStage, namesOf, startOfDay } from '@voc/core';
import type { Db } from '@voc/core/db';
import { z } from 'zod';
import { readListings } from '../compose/listing-store.ts';
import { readDataVersion } from '../compose/request-store.ts';
import { readProducts } from '../compose/store.ts';
import { advanceFrom } from './advance-store.ts';
import type { AlertFactsLoaded } from './alert-facts.ts';
import { detectAlerts } from './detect-alerts.ts';
import { readEpisodes } from './episode-store.ts';
import { type DetectOptions, readJudging } from './judging-store.ts';
import { readCheckpoint } from './state-store.ts';
import { dataSpan, daysFrom, earliestUndetected, saveDetected } from './store.ts';

/** Days with data that one message detects. */
const batchDays = 56;

async function loadFacts(db: Db, options: DetectOptions): Promise<AlertFactsLoaded | null> {
  const dataVersion = await readDataVersion(db);
  const from = await earliestUndetected(db);
  if (from === null) return null;
  const days = await daysFrom(db, from, batchDays);
  const to = days.at(-1) ?? from;
  const { taxonomy, modelVersion, campaigns = [] } = options;
  const { denominator, falsePushesPerWeek, basis, options: judging } = await readJudging(db, options);
  const { first, last } = await dataSpan(db);
  const start = await readCheckpoint(db, from, basis);
  const advanced = await advanceFrom(db, start, { first, from, to, last }, judging);
  const { signals, checkpoints, episodes } = advanced;
  const ids = [...new Set(episodes.flatMap(({ strongest }) => strongest.productId ?? []))].sort();
  return {
    from,
    to,
    last,
    dataVersion,
    basis,
    days,
    denominator,
    falsePushesPerWeek,
    campaigns,
    signals,
    checkpoints,
    told: await readEpisodes(db, modelVersion, episodes),
    products: await readProducts(db, ids),
    listings: await readListings(db, ids, startOfDay(addDays(to, 1))),
    names: namesOf(taxonomy),
    taxonomy,
  };
}

/**
 * The detect stage: days in order, from the earliest undetected one on, once everything is classified and rolled up. It
 * goes on from the last stored state before that day, so a day costs the same however long the history is.
 */
export function createDetectStage(options: DetectOptions): AnyStage {
  return defineStage({
    name: 'detect',
    payload: z.object({ from: z.string() }),
    due: async ({ db }) => {
      const from = await earliestUndetected(db);
      if (from === null) return [];
      return [{ stage: 'detect', key: `detect-${from}-${await readDataVersion(db)}`, payload: { from } }];
    },
    load: (_, { db }) => loadFacts(db, options),
    transform: (facts) => facts && detectAlerts(facts),
    save: async (detected, tx) => {
      if (detected) await saveDetected(tx, detected);
    },
    next: () => [],
  });
}
