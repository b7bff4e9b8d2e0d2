import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

export interface BiColumn {
  name: string;
  type: string;
  comment: string | null;
}

/** A view for BI tools with what the database says of it. */
export interface BiView {
  name: string;
  comment: string | null;
  columns: BiColumn[];
}

/** The views of the schema `bi`, in their order, and what the schema says of itself. */
export async function readBiViews(db: Db): Promise<{ comment: string | null; views: BiView[] }> {
  const { rows } = await sql<BiView>`
    select c.relname as name, obj_description(c.oid, 'pg_class') as comment,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'comment', col_description(c.oid, a.attnum)) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'bi'::regnamespace and c.relkind = 'v' group by c.oid, c.relname order by c.relname`.execute(
    db,
  );
  const schema = await sql<{ comment: string | null }>`
    select obj_description('bi'::regnamespace, 'pg_namespace') as comment`.execute(db);
  return { comment: schema.rows[0]?.comment ?? null, views: rows };
}
