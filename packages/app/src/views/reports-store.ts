import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

export interface ListedReport {
  kind: string;
  scope: string;
  period: string;
  /** The newest. */
  revision: number;
  composedAt: Date;
  /** What the newest says differently from the one before, in Chinese. */
  changes: string;
  /** Half-open, in business days; null where nobody asked for it by a schedule. */
  startOn: string | null;
  endOn: string | null;
  published: boolean;
}

const newestFirst = sql`q.end_on desc nulls last, r.kind, r.period, r.scope <> 'company', r.scope collate "C"`;

/** Reports by their newest revision, the latest period first; of scopes like these patterns, or of all where they are null. */
export async function readReportPage(
  db: Db,
  {
    kind,
    scopes,
    offset,
    limit,
  }: { kind?: string | undefined; scopes: string[] | null; offset: number; limit: number },
): Promise<ListedReport[]> {
  const { rows } = await sql<ListedReport>`
    select r.kind, r.scope, r.period, r.revision, r.composed_at as "composedAt", r.changes, q.start_on::text as "startOn",
      q.end_on::text as "endOn", exists (select 1 from report_steps s where (s.kind, s.scope, s.period, s.revision) =
        (r.kind, r.scope, r.period, r.revision) and s.step = 'published') as published
    from reports r left join report_requests q using (kind, scope, period)
    where (${scopes}::text[] is null or r.scope like any(${scopes}::text[])) and (${kind ?? null}::text is null or r.kind = ${kind ?? ''})
      and not exists (select 1 from reports n where (n.kind, n.scope, n.period) = (r.kind, r.scope, r.period)
        and n.revision > r.revision)
    order by ${newestFirst} limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** What names a report. */
export type ReportName = Pick<ListedReport, 'kind' | 'scope' | 'period'>;

export interface ReportRevision {
  revision: number;
  composedAt: Date;
  changes: string;
  sha256: string;
}

/** Every revision of a report, the newest first. */
export async function readRevisions(db: Db, { kind, scope, period }: ReportName): Promise<ReportRevision[]> {
  const rows = await db
    .selectFrom('reports')
    .select(['revision', 'composed_at', 'changes', 'content_sha256'])
    .where('kind', '=', kind)
    .where('scope', '=', scope)
    .where('period', '=', period)
    .orderBy('revision', 'desc')
    .execute();
  return rows.map((row) => ({
    revision: row.revision,
    composedAt: row.composed_at,
    changes: row.changes,
    sha256: row.content_sha256,
  }));
}

/** Which revision is the wanted one, else the newest, and a hash of its text as it stands. */
export async function readContentHash(
  db: Db,
  { kind, scope, period }: ReportName,
  revision: number | undefined,
): Promise<{ revision: number; hash: string } | undefined> {
  const { rows } = await sql<{ revision: number; hash: string }>`
    select revision, md5(content) as hash from reports
    where kind = ${kind} and scope = ${scope} and period = ${period}
      and (${revision ?? null}::int is null or revision = ${revision ?? 0})
    order by revision desc limit 1`.execute(db);
  return rows[0];
}

/** The stored JSON of one revision. */
export async function readContent(
  db: Db,
  { kind, scope, period }: ReportName,
  revision: number,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('reports')
    .select('content')
    .where('kind', '=', kind)
    .where('scope', '=', scope)
    .where('period', '=', period)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row?.content;
}
