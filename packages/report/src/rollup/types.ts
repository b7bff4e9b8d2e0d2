import type { ItemKind, Praise, RedLine, Topic, Wish } from '@voc/core';

/** A dirty product-day with the mark that was read. */
export interface DirtyDay {
  day: string;
  productId: string;
  seq: string;
}

/** What counting needs of one classified voice. */
export interface Voice {
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
  /** Negative leaves, a person's correction already applied. */
  leaves: readonly string[];
  praises: readonly Pick<Praise, 'id' | 'label'>[];
  wishes: readonly Pick<Wish, 'kind' | 'value'>[];
  topics: readonly Pick<Topic, 'attribute'>[];
  redLines: readonly Pick<RedLine, 'kind'>[];
  unresolved: boolean;
  text: string;
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
