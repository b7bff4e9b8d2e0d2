import { chmodSync, createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { median } from '@voc/classify';
import { copyCsv, migrateToLatest, openDatabase, type Pool, startEmbeddedPostgres } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import { type ImportResult, importFile, type Sources } from '@voc/ingest';
import { secondsSince, toHundredths } from './figures.ts';
import type { RepeatedExport } from './repeat-export.ts';
import { sampleMemory } from './sample-memory.ts';

export interface IngestParts {
  mappings: Sources;
  log: Log;
}

interface Round {
  /** Seconds of a bare COPY of the file, and of ingesting it. */
  copy: number;
  ingest: number;
  /** CPU seconds of this process while it ingests. */
  cpu: number;
  counts: Pick<ImportResult, 'read' | 'accepted' | 'duplicate' | 'template' | 'quarantined'>;
  memory: ReturnType<ReturnType<typeof sampleMemory>>;
}

interface Work {
  source: RepeatedExport;
  rows: number;
  path: string;
  folder: string;
}

/** Seconds of copying the file as it is into an ordinary table without index. */
async function timeCopy(pool: Pool, { source, path }: Work): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query(`create table copied (${source.header.map((_, at) => `c${at} text`).join(', ')})`);
    await client.query('checkpoint');
    const start = performance.now();
    await copyCsv(client, 'copied', createReadStream(path, { highWaterMark: 262_144 }), source.encoding);
    const seconds = secondsSince(start);
    await client.query('drop table copied');
    await client.query('checkpoint');
    return seconds;
  } finally {
    client.release();
  }
}

async function timeRound(work: Work, n: number, { mappings, log }: IngestParts): Promise<Round> {
  const server = await startEmbeddedPostgres({ home: join(work.folder, `home-${n}`), log });
  const { db, pool } = openDatabase(server.url);
  try {
    await migrateToLatest(db);
    const copy = await timeCopy(pool, work);
    const stopSampling = sampleMemory();
    const usedBefore = process.cpuUsage();
    const start = performance.now();
    const { path } = work;
    const { read, accepted, duplicate, template, quarantined } = await importFile({
      pool,
      path,
      shop: 'bench',
      secretKey: 'bench',
      mappings,
    });
    const ingest = secondsSince(start);
    const used = process.cpuUsage(usedBefore);
    const counts = { read, accepted, duplicate, template, quarantined };
    return { copy, ingest, cpu: (used.user + used.system) / 1e6, counts, memory: stopSampling() };
  } finally {
    await db.destroy();
    await server.release();
    rmSync(join(work.folder, `home-${n}`), { recursive: true, force: true });
  }
}

export interface IngestBench {
  rows: number;
  counts: Round['counts'];
  /** Rows per second of COPY over those of ingest would be its inverse: ingest over COPY, median of the rounds. */
  ratio: number;
  rounds: { copyRowsPerSecond: number; ingestRowsPerSecond: number; ratio: number; nodeCpu: number }[];
  /** Of the last round, in MB (10^6 bytes): mean of the second and of the last tenth of its time, and the peak. */
  memory: Round['memory'];
}

/** Ingest of a CSV (cleaned, masked, de-duplicated) against a bare COPY of it, on one server and in one run. */
export async function benchIngest(
  source: RepeatedExport,
  rows: number,
  count: number,
  parts: IngestParts,
): Promise<IngestBench> {
  const folder = mkdtempSync(join(tmpdir(), 'voc-bench-'));
  // Where root's stand-in account could not reach it, the data would lie elsewhere and outlive the bench.
  chmodSync(folder, 0o755);
  const path = join(folder, 'rows.csv');
  try {
    source.write(path, rows);
    const rounds: Round[] = [];
    for (let n = 0; n < count; n++) rounds.push(await timeRound({ source, rows, path, folder }, n, parts));
    return summarise(rows, rounds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function summarise(rows: number, rounds: readonly Round[]): IngestBench {
  const last = rounds.at(-1);
  if (!last) throw new RangeError('a bench needs at least one round');
  return {
    rows,
    counts: last.counts,
    ratio: toHundredths(median(rounds.map(({ copy, ingest }) => copy / ingest))),
    rounds: rounds.map(({ copy, ingest, cpu }) => ({
      copyRowsPerSecond: Math.round(rows / copy),
      ingestRowsPerSecond: Math.round(rows / ingest),
      ratio: toHundredths(copy / ingest),
      nodeCpu: toHundredths(cpu),
    })),
    memory: last.memory,
  };
}
