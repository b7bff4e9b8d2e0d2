import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { itemsInSpan } from './quote-store.ts';
import type { Span } from './windows.ts';

/** Mappings, with their versions, by which the sources of a span's voices were read. */
export async function readMappings(db: Db, span: Span, all: boolean): Promise<string[]> {
  const { rows } = await sql<{ mapping: string }>`
    select distinct m.mapping || ' ' || m.mapping_version as mapping from imports m
    where m.source_id in (select i.source_id from items i where ${itemsInSpan(span, all)})`.execute(db);
  return rows.map(({ mapping }) => mapping);
}
