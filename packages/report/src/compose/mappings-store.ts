import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { itemsInSpan } from './quote-store.ts';
import type { Span } from './windows.ts';

/** Mappings, with their versions, by which the sources of a span's voices were read. */
export async function readMappings(db: Db, span: Span, all: boolean): Promise<string[]> {
  const { rows } = await sql<{ mapping: string }>`
    select distinct m.mapping || ' ' || m.mapping_version as mapping
    from (select distinct source_id from imports) s
    -- Ends at the first voice of a source, where a join would read them all.
    cross join lateral (
      select 1 from items i where i.source_id = s.source_id and ${itemsInSpan(span, all)} limit 1) heard
    join imports m on m.source_id = s.source_id`.execute(db);
  return rows.map(({ mapping }) => mapping);
}
