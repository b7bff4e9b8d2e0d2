import type { ItemKind, RedLineKind } from '@voc/core';
import type { ListingFact, ProductFact } from '../compose/facts/types.ts';

/** A product-day; the undated day stands for voices without a day. */
export interface ProductDayKey {
  day: string;
  productId: string;
}

/** One voice with a red line. */
export interface RedLineVoice extends ProductDayKey {
  kind: RedLineKind;
  at: Date | null;
  text: string;
  evidence: string;
  /** Words that name authorities or the press, where the voice has such. */
  regulator: string | null;
  platform: string;
  shopId: string;
  channel: ItemKind;
  color: string | null;
  size: string | null;
  /** Day of the order, where the export has it. */
  orderedOn: string | null;
}

/** What the cards of some product-days are written from. */
export interface RedLineFactsLoaded {
  keys: readonly ProductDayKey[];
  /** Voices of these product-days and, for comparison, of the same products in the 90 days before. */
  voices: readonly RedLineVoice[];
  products: ReadonlyMap<string, ProductFact>;
  /** Pages that nobody has mapped to a product, for their titles. */
  listings: readonly ListingFact[];
}

/** Days in which red lines of one product and kind are counted together. */
export const similarDays = 90;
