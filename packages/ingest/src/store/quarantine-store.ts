import type { Db, PoolClient } from '@voc/core/db';

export interface QuarantineQuery {
  source?: string;
  reason?: string;
  limit: number;
}

/** A row that was set aside; what stood in it is not kept, only the hash of it. */
export interface QuarantinedRow {
  sourceId: string;
  reason: string;
  kind: string;
  file: string;
  /** Counted from 1, the header included. */
  row: number;
  column: string | null;
  detail: string;
  rowHash: string;
  /** How often it stood in one file. */
  copies: number;
  quarantinedAt: string;
}

export interface Quarantine {
  /** All that fit the query, also beyond the limit. */
  total: number;
  reasons: Record<string, number>;
  rows: QuarantinedRow[];
}

const filtered = (db: Db, { source, reason }: QuarantineQuery) => {
  let query = db.selectFrom('quarantined_rows');
  if (source !== undefined) query = query.where('source_id', '=', source);
  return reason === undefined ? query : query.where('reason', '=', reason);
};

/** The rows in quarantine, the newest first. */
export async function listQuarantined(db: Db, query: QuarantineQuery): Promise<Quarantine> {
  const counts = await filtered(db, query)
    .select(['reason', ({ fn }) => fn.countAll<string>().as('count')])
    .groupBy('reason')
    .orderBy('reason')
    .execute();
  const rows = await filtered(db, query)
    .selectAll()
    .orderBy('quarantined_at', 'desc')
    .orderBy('source_id')
    .orderBy('file_name')
    .orderBy('row_no')
    .orderBy('reason')
    .orderBy('row_hash')
    .limit(query.limit)
    .execute();
  return {
    total: counts.reduce((sum, { count }) => sum + Number(count), 0),
    reasons: Object.fromEntries(counts.map(({ reason, count }) => [reason, Number(count)])),
    rows: rows.map((row) => ({
      sourceId: row.source_id,
      reason: row.reason,
      kind: row.kind,
      file: row.file_name,
      row: row.row_no,
      column: row.column_name,
      detail: row.detail,
      rowHash: row.row_hash,
      copies: row.copies,
      quarantinedAt: row.quarantined_at.toISOString(),
    })),
  };
}

/** Hashes of all rows in quarantine, of whichever source: a corrected mapping may make another source of a file. */
export async function readQuarantinedHashes(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('quarantined_rows').select('row_hash').distinct().execute();
  return new Set(rows.map((row) => row.row_hash));
}

/** Lets rows out that fit by now; returns how many entries that were. */
export async function releaseRows(client: PoolClient, hashes: readonly string[]): Promise<number> {
  const { rowCount } = await client.query('delete from quarantined_rows where row_hash = any($1::text[])', [
    hashes,
  ]);
  return rowCount ?? 0;
}

/** Other sources under which the same bytes were read before. */
export async function otherSourcesOf(
  client: PoolClient,
  { sourceId, fileSha256 }: { sourceId: string; fileSha256: string },
): Promise<string[]> {
  const { rows } = await client.query<{ source_id: string }>(
    'select source_id from imports where file_sha256 = $1 and source_id <> $2 order by source_id',
    [fileSha256, sourceId],
  );
  return rows.map(({ source_id }) => source_id);
}

/** Takes rows of one source out, because a later reading tells what became of them; returns how many. */
export async function dropSuperseded(
  client: PoolClient,
  sourceId: string,
  hashes: readonly string[],
): Promise<number> {
  const { rowCount } = await client.query(
    'delete from quarantined_rows where source_id = $1 and row_hash = any($2::text[])',
    [sourceId, hashes],
  );
  return rowCount ?? 0;
}

export type { Db };
