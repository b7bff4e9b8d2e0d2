import {
  type AnyStage,
  addDays,
  defineStage,
  namesOf,
  startOfDay,
  type Taxonomy,
  undatedDay,
} from '@voc/core';
import type { Db } from '@voc/core/db';
import { z } from 'zod';
import { readListings } from '../compose/listing-store.ts';
import { readDataVersion } from '../compose/request-store.ts';
import { readProducts } from '../compose/store.ts';
import type { AlertFactsLoaded } from './alert-facts.ts';
import { detectAlerts } from './detect-alerts.ts';
import {
  readMismatchCounts,
  readMismatchQuotes,
  readProductDays,
  readRedLineDays,
  readRedLines,
} from './facts-store.ts';
import { daysFrom, earliestUndetected, saveDetected } from './store.ts';

/** Evidence older than this has lost all but a thousandth of its weight. */
const replayDays = 400;

const before = (day: string, days: number): string => (day === undatedDay ? day : addDays(day, -days));

const nothing: Omit<AlertFactsLoaded, 'dataVersion' | 'names' | 'taxonomy'> = {
  from: null,
  to: '',
  days: [],
  rows: [],
  counts: [],
  quotes: [],
  redLines: [],
  redLineDays: [],
  products: new Map(),
  listings: [],
};

async function loadFacts(db: Db, taxonomy: Taxonomy, modelVersion: string): Promise<AlertFactsLoaded> {
  const dataVersion = await readDataVersion(db);
  const names = namesOf(taxonomy);
  const from = await earliestUndetected(db);
  if (from === null) return { ...nothing, dataVersion, names, taxonomy };
  const days = await daysFrom(db, from);
  const to = days.at(-1) ?? from;
  const near = before(from, 7);
  const counts = await readMismatchCounts(db, near);
  const redLines = await readRedLines(db, from, modelVersion);
  const ids = [...new Set([...counts, ...redLines].map(({ productId }) => productId))].sort();
  return {
    from,
    to,
    dataVersion,
    names,
    taxonomy,
    days,
    rows: await readProductDays(db, before(from, replayDays)),
    counts,
    quotes: await readMismatchQuotes(db, near, modelVersion),
    redLines,
    redLineDays: await readRedLineDays(db, before(from, 90)),
    products: await readProducts(db, ids),
    listings: await readListings(db, ids, startOfDay(addDays(to, 1))),
  };
}

/** The detect stage: all days from the earliest undetected one on, once everything is classified and rolled up. */
export function createDetectStage(options: { taxonomy: Taxonomy; modelVersion: string }): AnyStage {
  return defineStage({
    name: 'detect',
    payload: z.object({ from: z.string() }),
    due: async ({ db }) => {
      const from = await earliestUndetected(db);
      if (from === null) return [];
      return [{ stage: 'detect', key: `detect-${from}-${await readDataVersion(db)}`, payload: { from } }];
    },
    load: (_, { db }) => loadFacts(db, options.taxonomy, options.modelVersion),
    transform: detectAlerts,
    save: (detected, tx) => saveDetected(tx, detected),
    next: () => [],
  });
}
