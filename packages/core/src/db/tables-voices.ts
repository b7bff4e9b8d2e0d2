import type { Generated } from 'kysely';
import type { FollowUp, ItemKind, TurnRole } from '../domain/item.ts';
import type { Json, NullableInstant } from './columns.ts';

export interface SourcesTable {
  source_id: string;
  mapping: string;
  shop_id: string;
  platform: string;
  created_at: Generated<Date>;
}

export interface ImportsTable {
  import_id: string;
  source_id: string;
  file_name: string;
  file_sha256: string;
  mapping: string;
  mapping_version: string;
  kind: string;
  encoding: string;
  format: string;
  read: number;
  accepted: number;
  duplicate: number;
  template: number;
  quarantined: number;
  reasons: Json<Record<string, number>>;
  /** Refund reasons that no leaf is known for (未映射), with the rows of each. */
  unmapped_reasons: Json<Record<string, number>>;
  imported_at: Generated<Date>;
}

export interface QuarantinedRowsTable {
  source_id: string;
  row_hash: string;
  reason: string;
  kind: string;
  file_name: string;
  row_no: number;
  column_name: string | null;
  detail: string;
  event_on: string | null;
  copies: number;
  quarantined_at: Generated<Date>;
}

export interface TemplateRowsTable {
  source_id: string;
  row_key: string;
  template: string;
  kind: string;
  platform: string;
  shop_id: string;
  listing_id: string | null;
  product_id: string | null;
  rating: number | null;
  event_on: string | null;
  copies: number;
  order_hash: string | null;
  customer_hash: string | null;
}

export interface ItemsTable {
  item_id: string;
  source_id: string;
  external_id: string | null;
  kind: ItemKind;
  platform: string;
  shop_id: string;
  listing_id: string | null;
  product_id: string | null;
  sku_id: string | null;
  color: string | null;
  size: string | null;
  order_hash: string | null;
  customer_hash: string | null;
  rating: number | null;
  reason: string | null;
  product_type: string | null;
  text: string;
  follow_ups: Json<FollowUp[]>;
  event_at: NullableInstant;
  event_on: string | null;
  ordered_at: NullableInstant;
  signed_at: NullableInstant;
  /** Hash of what classification reads; a change makes the item due again. */
  content_hash: string;
  /** Most copies seen in one reading; copies - 1 are exact repeats inside a file. */
  copies: number;
  accepted_at: Generated<Date>;
  /** When the export last changed the row, where it says so; the newest version holds. */
  updated_at: NullableInstant;
  /** What the customer gave the service of a conversation, 1 to 5. */
  satisfaction: number | null;
  /** Pictures that the customer sent with a review. */
  pictures: number | null;
}

/** Stars without a word; not classified, in no rate. */
export interface RatingsTable {
  rating_id: string;
  source_id: string;
  external_id: string | null;
  platform: string;
  shop_id: string;
  listing_id: string | null;
  product_id: string | null;
  product_name: string | null;
  sku_id: string | null;
  rating: number;
  event_at: NullableInstant;
  event_on: string | null;
  order_hash: string | null;
  customer_hash: string | null;
  copies: number;
}

export interface ItemTurnsTable {
  item_id: string;
  n: number;
  role: TurnRole;
  text: string;
  at: NullableInstant;
  agent_hash: string | null;
  team: string | null;
  vendor: string | null;
}

export interface ClassifyDueTable {
  item_id: string;
  /** Grows whenever the item is due again, so that a batch read before that takes nothing off the list. */
  seq: Generated<string>;
}

/** A review that repeats another of its month with small changes. */
export interface NearDuplicatesTable {
  item_id: string;
  /** The smallest item of the group. */
  group_key: string;
  month: string;
}

/** A month, by its first day, in which near duplicates have not been looked for since its reviews have changed. */
export interface NearDueTable {
  month: string;
  noted_at: Generated<Date>;
}
