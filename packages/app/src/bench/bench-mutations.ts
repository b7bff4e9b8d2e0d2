import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { migrateToLatest, openDatabase, startEmbeddedPostgres } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import type { Sources } from '@voc/ingest';
import { checkMutant, type Outcome, readSourceTable } from '@voc/ingest/testing';

export interface MutationSettings {
  path: string;
  count: number;
  /** Most data rows that are kept of the file. */
  rows: number;
  mappings: Sources;
  log: Log;
  progress?(done: number): void;
}

interface Tally {
  read: number;
  refused: number;
  failed: number;
}

export interface MutationsBench {
  file: string;
  rows: number;
  bytes: number;
  total: Tally;
  slowestMs: number;
  kinds: Record<string, Tally>;
  reasons: Record<string, number>;
  /** The first outcomes that may not be. */
  failures: (Outcome & { number: number })[];
}

const shownFailures = 20;

/** Reads mutations of a file into an embedded database and tells what became of them. */
export async function benchMutations(settings: MutationSettings): Promise<MutationsBench> {
  const { path, count, rows, mappings, log, progress } = settings;
  const folder = mkdtempSync(join(tmpdir(), 'voc-mutations-'));
  const server = await startEmbeddedPostgres({ home: join(folder, 'home'), log });
  const { db, pool } = openDatabase(server.url);
  try {
    await migrateToLatest(db);
    const source = await readSourceTable(path, readFileSync(path), rows);
    const bench: MutationsBench = {
      file: basename(path),
      rows: source.rows.length - 1,
      bytes: source.bytes.length,
      total: { read: 0, refused: 0, failed: 0 },
      slowestMs: 0,
      kinds: {},
      reasons: {},
      failures: [],
    };
    for (let number = 0; number < count; number++) {
      const outcome = await checkMutant({ pool, mappings, source, path: join(folder, source.name), number });
      tell(bench, outcome, number);
      progress?.(number + 1);
    }
    return bench;
  } finally {
    await db.destroy();
    await server.release();
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell(bench: MutationsBench, outcome: Outcome, number: number): void {
  const kind = bench.kinds[outcome.kind] ?? { read: 0, refused: 0, failed: 0 };
  bench.kinds[outcome.kind] = kind;
  kind[outcome.outcome]++;
  bench.total[outcome.outcome]++;
  bench.slowestMs = Math.max(bench.slowestMs, outcome.ms);
  const { reason } = outcome;
  if (reason !== undefined) {
    const short = reason.replace(/[((].*/s, '').slice(0, 60);
    bench.reasons[short] = (bench.reasons[short] ?? 0) + 1;
  }
  if (outcome.outcome === 'failed' && bench.failures.length < shownFailures)
    bench.failures.push({ number, ...outcome });
}
