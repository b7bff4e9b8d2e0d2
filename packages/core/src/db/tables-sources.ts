import type { Generated } from 'kysely';
import type { Instant, Json, NullableInstant } from './columns.ts';

export interface SourceStatesTable {
  source: string;
  /** Where reading goes on; moved in the transaction that stores the rows before it. */
  cursor: Json<object>;
  /** Columns seen so far, by which new and missing ones are told. */
  columns: string[];
  moved_at: Generated<Date>;
}

export interface SourceWindowsTable {
  source: string;
  start_at: Instant;
  end_at: Instant;
  /** complete | incomplete */
  state: string;
  /** Rows that the source says there are; null where it says nothing. */
  told: number | null;
  received: number;
  reason: string | null;
  read_at: Generated<Date>;
}

/** A reading of a configured source. */
export interface SourcePullsTable {
  pull_id: Generated<string>;
  source: string;
  /** A person, or the command; null when its schedule asked for it. */
  asked_by: string | null;
  asked_at: Instant;
  /** asked | running | done | partial | failed */
  state: string;
  started_at: NullableInstant;
  /** Last sign of life of the process that reads. */
  beat_at: NullableInstant;
  ended_at: NullableInstant;
  read: Generated<number>;
  accepted: Generated<number>;
  duplicate: Generated<number>;
  template: Generated<number>;
  quarantined: Generated<number>;
  /** What went wrong and what to do, in Chinese. */
  problems: Json<string[]>;
}

export interface ExpectedFeedsTable {
  feed: string;
  /** First business day on which the feed was waited for. */
  since: string;
}

export interface FeedArrivalsTable {
  feed: string;
  arrived_on: string;
  file_name: string;
}

export interface FeedGapsTable {
  feed: string;
  due_on: string;
  /** Business day whose data is missing. */
  covers_on: string;
  told_at: Generated<Date>;
  filled_at: NullableInstant;
}

export interface PushNoncesTable {
  nonce: string;
  expires_at: Instant;
}
