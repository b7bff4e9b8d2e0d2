import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { wholeCompany } from '../accounts/scope.ts';
import { keepByVersion } from './keep-by-version.ts';
import type { Span } from './span.ts';

export interface ImportRow {
  importId: string;
  sourceId: string;
  file: string;
  kind: string;
  mapping: string;
  mappingVersion: string;
  read: number;
  accepted: number;
  duplicate: number;
  template: number;
  quarantined: number;
  reasons: Record<string, number>;
  unmappedReasons: Record<string, number>;
  importedAt: Date;
}

/** Readings, the newest first. */
export async function readImports(
  db: Db,
  { offset, limit }: { offset: number; limit: number },
): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select import_id as "importId", source_id as "sourceId", file_name as file, kind, mapping,
      mapping_version as "mappingVersion", read, accepted, duplicate, template, quarantined, reasons,
      unmapped_reasons as "unmappedReasons", imported_at as "importedAt"
    from imports order by imported_at desc, import_id limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

export interface HeldRow {
  sha256: string;
  file: string;
  problem: string;
  columns: string[];
  heldAt: Date;
}

/** Files of unknown layout, the newest first. */
export async function readHeld(db: Db): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select file_sha256 as sha256, file_name as file, problem, columns, held_at as "heldAt" from held_files
    order by held_at desc, file_sha256 limit 200`.execute(db);
  return rows;
}

export interface SourceRow {
  sourceId: string;
  mapping: string;
  shop: string;
  platform: string;
  files: number;
  accepted: number;
  quarantined: number;
  lastAt: Date | null;
}

/** Sources with what has come from them, and when last. */
export async function readSourceRows(db: Db): Promise<SourceRow[]> {
  const { rows } = await sql<SourceRow>`
    select s.source_id as "sourceId", s.mapping, s.shop_id as shop, s.platform, count(i.import_id)::int as files,
      coalesce(sum(i.accepted), 0)::int as accepted,
      (select count(*)::int from quarantined_rows q where q.source_id = s.source_id) as quarantined,
      max(i.imported_at) as "lastAt"
    from sources s left join imports i on i.source_id = s.source_id
    group by 1, 2, 3, 4 order by max(i.imported_at) desc nulls last, 1`.execute(db);
  return rows;
}

export interface GapRow {
  name: string;
  from: string;
  to: string;
  reason: 'missing' | 'incomplete';
}

/** What was waited for in vain, and what a source gave less of than it told. */
export async function readGaps(db: Db): Promise<GapRow[]> {
  const { rows } = await sql<GapRow>`
    select feed as name, covers_on::text as "from", covers_on::text as "to", 'missing' as reason from feed_gaps
      where filled_at is null
    union all
    select source, (start_at at time zone 'Asia/Shanghai')::date::text, (end_at at time zone 'Asia/Shanghai')::date::text,
      'incomplete' from source_windows where state = 'incomplete'
    order by 2 desc, 1 limit 200`.execute(db);
  return rows;
}

export interface CoverageRow {
  platform: string;
  kind: string;
  day: string;
  count: number;
}

const keepCoverage = keepByVersion<CoverageRow[]>('voices');

/** Voices of a span by platform, channel and day. */
export const readCoverage = (db: Db, span: Span): Promise<CoverageRow[]> =>
  keepCoverage(db, { scope: wholeCompany, span }, () => sumCoverage(db, span));

async function sumCoverage(db: Db, span: Span): Promise<CoverageRow[]> {
  const { rows } = await sql<CoverageRow>`
    select platform, kind, day::text as day, sum(count)::int as count from rollup_days
    where measure = 'items' and category = 'all' and day >= ${span.from}::date and day < ${span.to}::date
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return rows;
}
