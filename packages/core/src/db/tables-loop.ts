import type { Generated } from 'kysely';
import type { Instant, NullableInstant } from './columns.ts';

export interface ActionsTable {
  action_id: string;
  product_id: string | null;
  category: string;
  cause: string;
  owner: string;
  opened_on: string;
  due_on: string;
  expected_effect: string;
  /** Which way the rate should go: down | up. */
  direction: string;
  /** Days that triggered the action, half-open; they are never compared with. */
  trigger_from: string;
  trigger_to: string;
  /** Days from closing until the effect can be heard, and days that are then watched; fixed at opening. */
  lag_days: number;
  window_days: number;
  /** open | closed | dropped */
  state: Generated<string>;
  closed_on: string | null;
  closed_by: string | null;
  report_kind: string;
  report_period: string;
  grade: Generated<number>;
  raised_by: Generated<string>;
  /** The alert that it came from. */
  alert_key: string | null;
  /** Version of the deadlines that gave its due day. */
  sla_version: Generated<string>;
  /** Day by which it is to be verified. */
  respond_on: string | null;
}

export interface ActionStepsTable {
  action_id: string;
  /** From 1 in the order in which the steps were taken. */
  n: number;
  step: 'submitted' | 'verified' | 'declined' | 'solved' | 'returned' | 'confirmed' | 'closed';
  person: string;
  note: string | null;
  at: Instant;
}

export interface WallCardsTable {
  card_id: string;
  product_id: string;
  /** price | mismatch | other */
  kind: string;
  /** Masked; empty where an item is named. */
  words: Generated<string>;
  item_id: string | null;
  raised_by: string;
  raised_at: Instant;
  /** raised | declined | confirmed | claimed | solved */
  state: Generated<string>;
  confirmed_by: string | null;
  confirmed_at: NullableInstant;
  claimed_by: string | null;
  claimed_at: NullableInstant;
  solved_by: string | null;
  solved_at: NullableInstant;
  note: string | null;
}

export interface AlertVerdictsTable {
  dedup_key: string;
  verdict: 'false' | 'true';
  person: string;
  note: string | null;
  at: Instant;
}
