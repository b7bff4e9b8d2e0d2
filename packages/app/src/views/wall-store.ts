import type { Db } from '@voc/core/db';
import type { WallKind, WallState } from '@voc/report';
import { sql } from 'kysely';
import type { Scope } from '../accounts/scope.ts';
import { ofProducts } from './scope-store.ts';

export interface WallRow {
  cardId: string;
  productId: string;
  productName: string | null;
  kind: WallKind;
  words: string;
  itemId: string | null;
  state: WallState;
  raisedBy: string;
  raisedAt: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  claimedBy: string | null;
  claimedAt: Date | null;
  solvedBy: string | null;
  solvedAt: Date | null;
  note: string | null;
}

export interface WallQuery {
  scope: Scope;
  states: readonly WallState[];
  product?: string | undefined;
  /** Cards after this one in the order, `2026-11-16T01:00:00.000Z id`. */
  after?: string | undefined;
  limit: number;
}

const columns = sql`w.card_id as "cardId", w.product_id as "productId", p.name as "productName", w.kind, w.words,
  w.item_id as "itemId", w.state, w.raised_by as "raisedBy", w.raised_at as "raisedAt", w.confirmed_by as "confirmedBy",
  w.confirmed_at as "confirmedAt", w.claimed_by as "claimedBy", w.claimed_at as "claimedAt", w.solved_by as "solvedBy",
  w.solved_at as "solvedAt", w.note`;

const from = sql`wall_cards w left join products p on p.product_id = w.product_id`;

/** Newest first. */
export async function readWall(db: Db, query: WallQuery): Promise<WallRow[]> {
  const { scope, states, product, after, limit } = query;
  const [at, id] = after?.split(' ') ?? [];
  const place =
    at && id ? sql<boolean>`(w.raised_at, w.card_id) < (${at}::timestamptz, ${id}::uuid)` : sql`true`;
  const { rows } = await sql<WallRow>`
    select ${columns} from ${from}
    where w.state = any(${[...states]}::text[]) and ${ofProducts(scope, sql.ref('w.product_id'))} and ${place}
      and (${product ?? null}::text is null or w.product_id = ${product ?? ''})
    order by w.raised_at desc, w.card_id desc limit ${limit}`.execute(db);
  return rows;
}

export async function readCard(db: Db, scope: Scope, cardId: string): Promise<WallRow | undefined> {
  const { rows } = await sql<WallRow>`
    select ${columns} from ${from}
    where w.card_id = ${cardId}::uuid and ${ofProducts(scope, sql.ref('w.product_id'))}`.execute(db);
  return rows[0];
}

export async function countWall(db: Db, scope: Scope): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; n: number }>`
    select w.state, count(*)::int as n from wall_cards w
    where ${ofProducts(scope, sql.ref('w.product_id'))} group by 1`.execute(db);
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** Products of a scope by id or name, for choosing one. */
export async function findProducts(
  db: Db,
  scope: Scope,
  words: string,
  limit: number,
): Promise<{ id: string; name: string }[]> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{ id: string; name: string }>`
    select n.product_id as id, n.name from products n
    where (n.product_id ilike ${pattern} or n.name ilike ${pattern}) and ${ofProducts(scope, sql.ref('n.product_id'))}
    order by (n.product_id = ${words}) desc, n.product_id limit ${limit}`.execute(db);
  return rows;
}
