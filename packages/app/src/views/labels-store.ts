import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Scope } from '../accounts/scope.ts';
import { within } from './scope-store.ts';
import type { Span } from './span.ts';

export interface UncertainQuery {
  scope: Scope;
  span: Span;
  modelVersion: string;
  limit: number;
}

/** So many of the newest voices are looked at: the least certain of them are enough for a day's work. */
const looked = 4000;

/** Voices that nobody has labelled yet, those first of which it is least likely that all categories are right. */
export async function readUncertain(db: Db, query: UncertainQuery): Promise<string[]> {
  const { scope, span, modelVersion, limit } = query;
  const { rows } = await sql<{ id: string }>`
    with newest as (
      select i.item_id, c.categories from items i
      join classifications c on c.item_id = i.item_id and c.model_version = ${modelVersion}
        and c.content_hash = i.content_hash
      where i.event_on >= ${span.from}::date and i.event_on < ${span.to}::date and cardinality(c.leaves) > 0
        and ${within(scope, 'i')} and not exists (select 1 from corrections o where o.item_id = i.item_id)
      order by i.event_on desc, i.item_id limit ${looked}
    )
    select item_id as id from newest
    order by (select sum(ln(greatest((k ->> 'confidence')::float8, 0.001))) from jsonb_array_elements(categories) k), item_id
    limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Voices that somebody has labelled since an instant. */
export async function countLabelled(db: Db, author: string, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct item_id)::int as n from corrections
    where author = ${author} and corrected_at >= ${since}`.execute(db);
  return rows[0]?.n ?? 0;
}
