import type { Instant, Json } from './columns.ts';

/** Models that learned from people. */
export interface ModelsTable {
  version: string;
  /** accurate | fast */
  kind: string;
  /** The version it was trained from. */
  parent: string;
  /** candidate | current | retired */
  state: string;
  /** How it did against the current one on items that neither learned from. */
  figures: Json<object>;
  trained_at: Instant;
  trained_by: string;
  /** When and by whom the state was changed last. */
  changed_at: Instant;
  changed_by: string;
}

/** Voices by week and leaf as two versions see them. */
export interface ModelShiftsTable {
  before_version: string;
  after_version: string;
  /** Its Monday. */
  week: string;
  category: string;
  before: number;
  after: number;
}
