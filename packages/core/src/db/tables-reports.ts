import type { Generated } from 'kysely';
import type { Instant, NullableInstant } from './columns.ts';

export interface ReportRequestsTable {
  kind: string;
  scope: string;
  period: string;
  start_on: string;
  end_on: string;
  /** The instant the report takes as now, fixed at the first request. */
  as_of: Instant;
  state: string;
  /** When it was first asked for. */
  requested_at: Generated<Date>;
}

export interface ReportsTable {
  kind: string;
  scope: string;
  period: string;
  revision: number;
  /** Canonical JSON, kept as text so that its bytes stay. */
  content: string;
  content_sha256: string;
  changes: string;
  composed_at: Generated<Date>;
}

export interface ReportStepsTable {
  kind: string;
  scope: string;
  period: string;
  revision: number;
  /** From 1 in the order in which the steps were taken. */
  n: number;
  step: 'reviewed' | 'returned' | 'published';
  person: string;
  note: string | null;
  at: Instant;
}

export interface DeliveriesTable {
  target: string;
  target_key: string;
  channel: string;
  recipient: string;
  /** pending | sending | sent | failed | unknown */
  state: string;
  attempts: number;
  /** Sendings that may have arrived though nobody knows. */
  doubts: Generated<number>;
  last_error: string | null;
  /** The sending at work, and the moment before which it is not tried again. */
  claimed_at: NullableInstant;
  retry_at: NullableInstant;
  sent_at: NullableInstant;
  /** Business day on which it was last sent or tried. */
  claimed_on: string | null;
}

/** What somebody has switched off, or on again; what has no row is on. */
export interface SwitchesTable {
  name: string;
  is_off: boolean;
  by: string;
  at: Instant;
}

export interface RobotsTable {
  /** Hash of its address. */
  robot: string;
  sent_at: Generated<Date[]>;
  blocked_until: NullableInstant;
}
