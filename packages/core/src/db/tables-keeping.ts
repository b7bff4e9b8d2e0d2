import type { Generated } from 'kysely';
import type { Instant, Json, NullableInstant } from './columns.ts';

/** Files that were kept out because nobody knows their layout; gone once the same bytes are imported. */
export interface HeldFilesTable {
  file_sha256: string;
  file_name: string;
  /** Chinese, for staff. */
  problem: string;
  /** Column names, masked. */
  columns: Json<string[]>;
  held_at: Generated<Date>;
}

/** Earlier wordings of items, masked; the one that holds stands in `items`. */
export interface ItemVersionsTable {
  item_id: string;
  /** Hash of text, stars and reason. */
  version_hash: string;
  /** From 1 in the order in which they were superseded. */
  n: number;
  text: string;
  rating: number | null;
  reason: string | null;
  updated_at: NullableInstant;
  /** The reading that superseded it. */
  import_id: string;
  seen_at: Generated<Date>;
}

/** Voices that their platform has hidden or deleted; they count no longer. */
export interface WithdrawnItemsTable {
  item_id: string;
  source_id: string;
  updated_at: NullableInstant;
  order_hash: string | null;
  customer_hash: string | null;
  withdrawn_at: Generated<Date>;
}

/** Values that masking took out of items, sealed with a key that is not in the database. */
export interface VaultTable {
  item_id: string;
  /** What stands for it in the text. */
  token: string;
  /** Which key opens it. */
  key_id: string;
  sealed: Buffer;
}

/** Whom a deletion request has erased; rows of theirs are kept out. Keyed hashes alone. */
export interface TombstonesTable {
  kind: 'phone' | 'order' | 'customer';
  token: string;
  erased_at: Generated<Date>;
}

/** When any process last said that it works, by part of the work. */
export interface HeartbeatsTable {
  part: 'worker' | 'schedule';
  beat_at: Instant;
}
