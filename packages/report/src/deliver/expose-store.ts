import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { mayBeTried } from './claim-store.ts';
import { answersFor, ownerName } from './owner-store.ts';

/** A confirmed exposure that may have to be told to somebody. */
export interface ExposedCard {
  cardId: string;
  productId: string;
  productName: string | null;
  kind: string;
  words: string;
  raisedBy: string;
  raisedAt: Date;
  confirmedBy: string;
  /** Who answers for the product, `department·person`, and the robots of their groups. */
  owners: string[];
  robots: string[];
}

const ofCard = answersFor(sql.ref('w.product_id'), sql.ref('p.line'));

const columns = sql`w.card_id as "cardId", w.product_id as "productId", p.name as "productName", w.kind, w.words,
  w.raised_by as "raisedBy", w.raised_at as "raisedAt", w.confirmed_by as "confirmedBy",
  coalesce((select array_agg(distinct ${ownerName}) from owners o where ${ofCard}), '{}') as owners,
  coalesce((select array_agg(distinct o.robot) from owners o where o.robot is not null and ${ofCard}), '{}') as robots`;

/** Cards confirmed after an instant of which somebody may have to be told, with what became of that. */
export async function readExposed(
  db: Db,
  since: Date,
  at: Date,
): Promise<(ExposedCard & { told: string[] })[]> {
  const { rows } = await sql<ExposedCard & { told: string[] }>`
    select ${columns}, coalesce((select array_agg(d.recipient) from deliveries d where d.target = 'exposure'
      and d.target_key = w.card_id::text and not ${mayBeTried(at)}), '{}') as told
    from wall_cards w left join products p on p.product_id = w.product_id
    where w.state in ('confirmed', 'claimed') and w.confirmed_at >= ${since}
    order by w.confirmed_at, w.card_id`.execute(db);
  return rows;
}
