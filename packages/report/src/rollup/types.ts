import type { ItemKind, Praise, RedLine, Topic, Wish } from '@voc/core';

/** A dirty product-day with the mark that was read. */
export interface DirtyDay {
  day: string;
  productId: string;
  seq: string;
}

/** What counting needs of one classified voice. */
export interface Voice {
  itemId: string;
  day: string;
  productId: string;
  kind: ItemKind;
  platform: string;
  shopId: string;
  listingId: string;
  skuId: string;
  orderHash: string | null;
  /** Sorts voices of one order by the time they were heard. */
  heardAt: string;
  /** Business days of order and signing, where the voice tells them. */
  orderedOn: string | null;
  signedOn: string | null;
  /** A person's correction already applied, as of the leaves. */
  intent: string;
  /** Negative leaves, a person's correction already applied. */
  leaves: readonly string[];
  praises: readonly Pick<Praise, 'id' | 'label'>[];
  wishes: readonly Pick<Wish, 'kind' | 'value'>[];
  topics: readonly Pick<Topic, 'attribute'>[];
  redLines: readonly Pick<RedLine, 'kind'>[];
  unresolved: boolean;
  customerHash: string | null;
  text: string;
  /** Sum of the logarithms of the model's confidences, at most 0. */
  surety: number;
  /** What the model itself found a complaint under, each with its first evidence. */
  found: readonly FoundLeaf[];
}

/** A leaf as the model found it. */
export interface FoundLeaf {
  id: string;
  confidence: number;
  evidence: string | null;
}

/** When a conversation was answered: seconds from the customer's first words to the first answer and to the last. */
export interface ChatAnswer {
  itemId: string;
  waited: number | null;
  taken: number | null;
  team: string | null;
  vendor: string | null;
}

export interface RollupRow {
  day: string;
  product_id: string;
  measure: string;
  category: string;
  kind: ItemKind;
  platform: string;
  shop_id: string;
  listing_id: string;
  sku_id: string;
  count: number;
}

/** A complaining voice as it is counted: what customers and delays are counted from. */
export interface ComplaintVoice {
  day: string;
  product_id: string;
  item_id: string;
  kind: ItemKind;
  platform: string;
  shop_id: string;
  order_hash: string | null;
  leaves: readonly string[];
  ordered_on: string | null;
  signed_on: string | null;
  surety: number;
  is_own: boolean;
  confidences: readonly (number | null)[];
  evidences: readonly (string | null)[];
}

/** A conversation with what customer service is judged by. */
export interface ChatRow {
  day: string;
  product_id: string;
  item_id: string;
  platform: string;
  shop_id: string;
  customer_hash: string | null;
  event_at: string | null;
  problem: string;
  resolved: boolean;
  is_timed: boolean;
  waited: number | null;
  taken: number | null;
  team: string | null;
  vendor: string | null;
}

/** Complaints that count against the product, by the days of their orders as they were known in a stretch of time. */
export interface ComplaintDelay {
  day: string;
  product_id: string;
  kind: ItemKind;
  platform: string;
  shop_id: string;
  ordered_on: string | null;
  signed_on: string | null;
  known_from: string;
  known_until: string | null;
  count: number;
}

/** Everything that was said of a product on a day, in small letters. */
export interface DayWords {
  day: string;
  product_id: string;
  words: string;
}

/** What the rows of product-days are replaced by. */
export interface RolledUp {
  rows: readonly RollupRow[];
  complaints: readonly ComplaintVoice[];
  delays: readonly ComplaintDelay[];
  words: readonly DayWords[];
  chats: readonly ChatRow[];
}
