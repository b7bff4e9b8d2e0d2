import type { ItemKind, RedLineKind, Taxonomy } from '@voc/core';
import type { ListingFact, ProductFact } from '../compose/facts/types.ts';
import type { ProductDay } from './to-series.ts';

/** Mismatch complaints of one product-day, leaf, page and sku. */
export interface MismatchCount {
  productId: string;
  day: string;
  category: string;
  platform: string;
  shopId: string;
  color: string | null;
  size: string | null;
  count: number;
}

export interface MismatchQuote {
  productId: string;
  day: string;
  confidence: number;
  text: string;
  evidence: string;
  kind: ItemKind;
  rating: number | null;
}

/** One voice with a red line. */
export interface RedLineVoice {
  kind: RedLineKind;
  productId: string;
  day: string;
  at: Date | null;
  text: string;
  evidence: string;
  /** Words that name authorities or the press, where the voice has such. */
  regulator: string | null;
  platform: string;
  channel: ItemKind;
}

/** Everything detection reads; `from` is the earliest day to detect, null when there is none. */
export interface AlertFactsLoaded {
  from: string | null;
  to: string;
  dataVersion: string;
  days: readonly string[];
  rows: readonly ProductDay[];
  counts: readonly MismatchCount[];
  quotes: readonly MismatchQuote[];
  redLines: readonly RedLineVoice[];
  redLineDays: readonly { productId: string; day: string; kind: string; count: number }[];
  products: ReadonlyMap<string, ProductFact>;
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
