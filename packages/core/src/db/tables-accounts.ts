import type { Generated } from 'kysely';
import type { Instant, Json, NullableInstant } from './columns.ts';

export interface UsersTable {
  user_id: Generated<string>;
  /** Lower case. */
  login: string;
  name: string;
  /** agent | supervisor | product | operations | admin | auditor */
  role: string;
  scope: Json<{ shops: string[] | null; brands: string[] | null; lines: string[] | null }>;
  may_unmask: Generated<boolean>;
  password_hash: string;
  /** Wrong passwords since the last right one. */
  failures: Generated<number>;
  locked_until: NullableInstant;
  disabled_at: NullableInstant;
  created_at: Generated<Date>;
}

export interface SessionsTable {
  /** The token itself is with the browser alone. */
  token_hash: string;
  user_id: string;
  csrf: string;
  created_at: Instant;
  seen_at: Instant;
  expires_at: Instant;
  via: Generated<'password' | 'company'>;
}

/** Somebody who was sent to the company's sign-in and has not come back. */
export interface LoginAttemptsTable {
  /** The token itself is with the browser alone. */
  token_hash: string;
  state: string;
  nonce: string;
  verifier: string;
  return_to: string;
  expires_at: Instant;
}

export interface SetupTokenTable {
  singleton: Generated<boolean>;
  token_hash: string;
  expires_at: Instant;
}

/** Only added to; the database refuses anything else. */
export interface AuditLogTable {
  audit_id: Generated<string>;
  at: Instant;
  user_id: string | null;
  login: string;
  action: string;
  target: string;
  detail: Json<object>;
  address: string;
}
