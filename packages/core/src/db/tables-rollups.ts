import type { Generated } from 'kysely';
import type { NullableInstant } from './columns.ts';

/** How many of one measure and category were heard on one channel. */
interface Counted {
  measure: string;
  category: string;
  kind: string;
  platform: string;
  shop_id: string;
  count: number;
}

export interface RollupsTable extends Counted {
  day: string;
  product_id: string;
  listing_id: string;
  sku_id: string;
}

/** Rollups of an ISO week, by its Monday, over all listings and skus; of dated days alone. */
export interface RollupWeeksTable extends Counted {
  week_on: string;
  product_id: string;
}

/** Rollups of a day over all products. */
export interface RollupDaysTable extends Counted {
  day: string;
}

export interface ComplaintVoicesTable {
  day: string;
  product_id: string;
  item_id: string;
  kind: string;
  platform: string;
  shop_id: string;
  order_hash: string | null;
  leaves: string[];
  ordered_on: string | null;
  signed_on: string | null;
  /** Sum of the logarithms of the model's confidences, at most 0. */
  surety: Generated<number>;
  /** One of its leaves counts against the product. */
  is_own: Generated<boolean>;
  /** How sure the model is of each leaf, and its first evidence; null where it did not find the leaf itself. */
  confidences: Generated<(number | null)[]>;
  evidences: Generated<(string | null)[]>;
}

/** Own complaints by the days of their orders, as they were known in a stretch of time. */
export interface ComplaintDelaysTable {
  day: string;
  product_id: string;
  kind: string;
  platform: string;
  shop_id: string;
  ordered_on: string | null;
  signed_on: string | null;
  known_from: string;
  /** The day from which something else is known; null while nothing is. */
  known_until: string | null;
  count: number;
}

/** Conversations with what customer service is judged by; no person is in it. */
export interface ChatAnswersTable {
  day: string;
  product_id: string;
  item_id: string;
  platform: string;
  shop_id: string;
  customer_hash: string | null;
  event_at: NullableInstant;
  /** Group of its first leaf, empty for none. */
  problem: string;
  resolved: boolean;
  /** The customer's first words have a time. */
  is_timed: boolean;
  /** Seconds from them to the first answer, and to the last one. */
  waited: number | null;
  taken: number | null;
  /** Of the first answer. */
  team: string | null;
  vendor: string | null;
}

export interface VoiceWordsTable {
  day: string;
  product_id: string;
  /** Everything that was said, in small letters, a line each. */
  words: string;
}
