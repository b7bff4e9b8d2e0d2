import type { Taxonomy } from '@voc/core';
import type { ListingFact, ProductFact, QuoteRow } from '../compose/facts/types.ts';
import type { Campaign } from './campaigns.ts';
import type { MonthDelays } from './delay-store.ts';
import type { Detector } from './detector.ts';
import type { Episode } from './episodes.ts';
import type { Denominator } from './to-rows.ts';
import type { Signal } from './types.ts';
import type { CardVoice } from './voice-store.ts';

/** Days before an episode in which a change of a page may be its cause. */
export const changeDays = 14;

/** An episode and what its card tells; days and voices are those of its strongest push's window. */
export interface EpisodeFacts {
  episode: Episode;
  voices: readonly CardVoice[];
  quotes: readonly QuoteRow[];
  /** Pages of the product as they stood at the end of the window. */
  pages: readonly ListingFact[];
  /** Units of the product signed for, by day, from `changeDays` before the episode on; empty where none are fed. */
  units: readonly { day: string; units: number }[];
}

/** What is known at the end of a day: detection of later days needs nothing before it. */
export interface Checkpoint {
  day: string;
  detector: Detector;
  /** Null where voices are the denominator. */
  delays: MonthDelays | null;
  episodes: readonly Episode[];
}

/** The same as it is stored. */
export interface StoredState {
  day: string;
  state: Buffer;
}

/** A signal as it is shown; what is watched is told apart. */
export type ShownSignal = Signal & { tier: 'signal' | 'watch' };

/** What card texts are made from. */
export interface CardContext {
  denominator: Denominator;
  /** Cards a week, over the whole company, that are expected to be false: the setting. */
  falsePushesPerWeek: number;
  campaigns: readonly Campaign[];
  products: ReadonlyMap<string, ProductFact>;
  /** Pages that nobody has mapped to a product, for their titles. */
  listings: readonly ListingFact[];
  names: ReadonlyMap<string, string>;
  taxonomy: Taxonomy;
}

/** The outcome of detection from day `from` to day `to`, and what its alerts are written from. */
export interface AlertFactsLoaded extends CardContext {
  from: string;
  to: string;
  /** The last day with data. */
  last: string;
  dataVersion: string;
  /** Makes states of another make worthless. */
  basis: string;
  days: readonly string[];
  signals: readonly ShownSignal[];
  checkpoints: readonly StoredState[];
  /** Episodes that were open when `from` began or have begun since. */
  told: readonly EpisodeFacts[];
}

export interface AlertRow {
  dedup_key: string;
  kind: string;
  product_id: string | null;
  category: string;
  raised_on: string;
  last_on: string;
  tier: string;
  numbers: object;
  evidence: object;
  card: string;
}
