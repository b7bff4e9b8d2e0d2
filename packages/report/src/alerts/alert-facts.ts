import type { Taxonomy } from '@voc/core';
import type { ListingFact, ProductFact, QuoteRow } from '../compose/facts/types.ts';
import type { Episode } from './spike-episodes.ts';
import type { Denominator } from './to-series.ts';
import type { Signal } from './types.ts';
import type { MismatchVoice } from './voice-store.ts';

/** Days before an episode in which a change of a page may be its cause. */
export const changeDays = 14;

/** An episode and what its card tells; days and voices are those of its strongest signal's window. */
export interface EpisodeFacts {
  episode: Episode;
  voices: readonly MismatchVoice[];
  quotes: readonly QuoteRow[];
  /** Pages of the product as they stood at the end of the window. */
  pages: readonly ListingFact[];
  /** Units of the product signed for, by day, from `changeDays` before the episode on; empty where none are fed. */
  units: readonly { day: string; units: number }[];
}

/** Everything detection reads; `from` is the earliest day to detect. */
export interface AlertFactsLoaded {
  from: string;
  dataVersion: string;
  days: readonly string[];
  signals: readonly Signal[];
  denominator: Denominator;
  /** Series that were watched. */
  watched: number;
  /** Episodes whose alerts are written anew. */
  told: readonly EpisodeFacts[];
  /** Episodes that began before `from` and were told then. */
  running: readonly Episode[];
  products: ReadonlyMap<string, ProductFact>;
  /** Pages that nobody has mapped to a product, for their titles. */
  listings: readonly ListingFact[];
  names: ReadonlyMap<string, string>;
  taxonomy: Taxonomy;
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
