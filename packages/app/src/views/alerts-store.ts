import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Scope } from '../accounts/scope.ts';
import { ofProducts } from './scope-store.ts';

export interface AlertRow {
  key: string;
  kind: string;
  productId: string | null;
  category: string;
  raisedOn: string;
  lastOn: string;
  tier: string;
  numbers: object;
  evidence: object;
  card: string;
  state: string;
  stateBy: string | null;
  stateNote: string | null;
  stateAt: Date | null;
  mutedUntil: string | null;
}

export interface AlertsQuery {
  scope: Scope;
  state?: string | undefined;
  product?: string | undefined;
  kind?: string | undefined;
  /** Alerts after this one in the order, `2026-11-16 key`. */
  after?: string | undefined;
  limit: number;
}

const columns = sql`a.dedup_key as key, a.kind, a.product_id as "productId", a.category, a.raised_on::text as "raisedOn",
  a.last_on::text as "lastOn", a.tier, a.numbers, a.evidence, a.card, a.state, a.state_by as "stateBy",
  a.state_note as "stateNote", a.state_at as "stateAt", a.muted_until::text as "mutedUntil"`;

/** Newest first. */
export async function readAlertPage(db: Db, query: AlertsQuery): Promise<AlertRow[]> {
  const { state, product, kind, after, scope, limit } = query;
  const { rows } = await sql<AlertRow>`
    select ${columns} from alerts a
    where (${state ?? null}::text is null or a.state = ${state ?? ''})
      and (${product ?? null}::text is null or a.product_id = ${product ?? ''})
      and (${kind ?? null}::text is null or a.kind = ${kind ?? ''})
      and (${after ?? null}::text is null or (a.raised_on::text || ' ' || a.dedup_key) < ${after ?? ''})
      and ${ofProducts(scope, sql.ref('a.product_id'))}
    order by a.raised_on::text || ' ' || a.dedup_key desc limit ${limit}`.execute(db);
  return rows;
}

export async function readAlert(db: Db, scope: Scope, key: string): Promise<AlertRow | undefined> {
  const { rows } = await sql<AlertRow>`
    select ${columns} from alerts a
    where a.dedup_key = ${key} and ${ofProducts(scope, sql.ref('a.product_id'))}`.execute(db);
  return rows[0];
}

export async function countAlerts(db: Db, scope: Scope): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; n: number }>`
    select a.state, count(*)::int as n from alerts a where ${ofProducts(scope, sql.ref('a.product_id'))} group by 1`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}
