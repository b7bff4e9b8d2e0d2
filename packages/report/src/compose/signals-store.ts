import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { SignalFact } from './facts/types.ts';
import { inSpan } from './store.ts';
import type { Span } from './windows.ts';

/** The series that were outside their limits in the span, each by its least likely window. */
export async function readSignals(db: Db, span: Span, all: boolean): Promise<SignalFact[]> {
  const { rows } = await sql<SignalFact>`
    select nullif(product_id, '') as "productId", category, min(day) as "from", max(day) as "to",
      case when bool_or(tier = 'signal') then 'signal' else 'watch' end as tier,
      (array_agg(numbers order by (numbers ->> 'p')::float8, day))[1] as numbers
    from signals where ${inSpan('day', span, all)} group by product_id, category`.execute(db);
  return rows;
}
