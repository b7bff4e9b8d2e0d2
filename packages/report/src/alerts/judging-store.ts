import { createHash } from 'node:crypto';
import type { Taxonomy } from '@voc/core';
import type { Db } from '@voc/core/db';
import type { AdvanceOptions } from './advance-store.ts';
import type { Campaign } from './campaigns.ts';
import { defaultFalsePushes } from './choose-pushes.ts';
import { emptyDetector } from './detector.ts';
import { coolDownDays } from './episodes.ts';
import { readDenominator } from './series-store.ts';
import type { Denominator } from './to-rows.ts';
import { watchedCategories } from './watched.ts';

export interface DetectOptions {
  taxonomy: Taxonomy;
  modelVersion: string;
  /** Cards a week, over the whole company, that may be false. */
  falsePushesPerWeek?: number;
  /** The campaign calendar. */
  campaigns?: readonly Campaign[];
}

/** How days are judged at present. */
export interface Judging {
  denominator: Denominator;
  falsePushesPerWeek: number;
  options: AdvanceOptions;
  /** States that were made on another basis are worthless. */
  basis: string;
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** How days are judged, by the settings and by what is known of sales. */
export async function readJudging(db: Db, given: DetectOptions): Promise<Judging> {
  const { taxonomy, modelVersion, falsePushesPerWeek = defaultFalsePushes, campaigns = [] } = given;
  const watched = watchedCategories(taxonomy);
  const denominator = await readDenominator(db);
  return {
    denominator,
    falsePushesPerWeek,
    options: {
      modelVersion,
      watched,
      campaigns,
      falsePushesPerWeek,
      denominator: denominator.name,
      spikes: {},
    },
    basis: hashOf([
      emptyDetector().version,
      coolDownDays,
      denominator.name,
      watched,
      falsePushesPerWeek,
      campaigns,
    ]),
  };
}
