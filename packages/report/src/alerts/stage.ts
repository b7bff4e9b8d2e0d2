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
import { detectSpikes } from './detect-spikes.ts';
import { readEpisodes } from './episode-store.ts';
import { readProductDays, readRunning } from './facts-store.ts';
import { mismatchKey } from './mismatch-alert.ts';
import { toEpisodes } from './spike-episodes.ts';
import { daysFrom, earliestUndetected, saveDetected } from './store.ts';
import { toSeries } from './to-series.ts';

/** Evidence older than this has lost all but a thousandth of its weight. */
const replayDays = 400;
const firstDay = addDays(undatedDay, 1);

type Found = Pick<AlertFactsLoaded, 'signals' | 'denominator' | 'watched' | 'told' | 'running'>;

/** Which alerts there are decides whose words and pages their cards need, so spikes are sought while reading. */
async function readSpikes(db: Db, modelVersion: string, from: string, to: string): Promise<Found> {
  const { series, denominator } = toSeries(await readProductDays(db, addDays(from, -replayDays)));
  const signals = detectSpikes({ series, from: firstDay, to });
  const episodes = toEpisodes(signals);
  const open = new Set(await readRunning(db, from));
  const anew = episodes.filter(
    (one) => one.strongest.day >= from || (one.firstOn < from && open.has(mismatchKey(one))),
  );
  return {
    signals,
    denominator,
    watched: series.length,
    told: await readEpisodes(db, modelVersion, anew),
    running: episodes.filter((one) => one.firstOn < from && !anew.includes(one)),
  };
}

async function loadFacts(db: Db, taxonomy: Taxonomy, modelVersion: string): Promise<AlertFactsLoaded | null> {
  const dataVersion = await readDataVersion(db);
  const from = await earliestUndetected(db);
  if (from === null) return null;
  const days = await daysFrom(db, from);
  const to = days.at(-1) ?? from;
  const found = await readSpikes(db, modelVersion, from, to);
  const ids = [...new Set(found.told.flatMap(({ episode }) => episode.strongest.productId ?? []))].sort();
  return {
    from,
    dataVersion,
    days,
    ...found,
    products: await readProducts(db, ids),
    listings: await readListings(db, ids, startOfDay(addDays(to, 1))),
    names: namesOf(taxonomy),
    taxonomy,
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
    transform: (facts) => facts && detectAlerts(facts),
    save: async (detected, tx) => {
      if (detected) await saveDetected(tx, detected);
    },
    next: () => [],
  });
}
