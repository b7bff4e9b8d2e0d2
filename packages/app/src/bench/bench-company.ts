import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { runInline, type Taxonomy } from '@voc/core';
import {
  copyCsv,
  type Db,
  migrateToLatest,
  openDatabase,
  type Pool,
  startEmbeddedPostgres,
} from '@voc/core/db';
import { silentLog } from '@voc/core/log';
import { createDetectStage } from '@voc/report';
import { secondsSince, toHundredths } from './figures.ts';
import { sampleMemory } from './sample-memory.ts';
import { type CompanyDay, exposureColumns, rollupColumns, simulateCompany } from './simulate-company.ts';

const start = '2026-01-05';
/** Days that are written together. */
const batch = 7;

/** What detection of some days took: seconds of this process's processor and of the clock, and MB (10^6 bytes). */
interface Taken {
  cpu: number;
  wall: number;
  peakMB: number;
}

export interface CompanyBench {
  products: number;
  days: number;
  rollupRows: number;
  /** All days but the last, and then the last one alone. */
  history: Taken;
  oneMoreDay: Taken;
  signals: number;
}

async function write(pool: Pool, days: readonly CompanyDay[]): Promise<number> {
  const client = await pool.connect();
  try {
    const tables = [
      { table: 'rollups', header: rollupColumns, lines: days.flatMap(({ rollups }) => rollups) },
      { table: 'exposures', header: exposureColumns, lines: days.flatMap(({ exposures }) => exposures) },
    ];
    for (const { table, header, lines } of tables)
      await copyCsv(client, table, Readable.from([header, ...lines].map(Buffer.from)), 'utf-8');
    return tables[0]?.lines.length ?? 0;
  } finally {
    client.release();
  }
}

async function detect(db: Db, taxonomy: Taxonomy): Promise<Taken> {
  const stage = createDetectStage({ taxonomy, modelVersion: 'bench' });
  const stopSampling = sampleMemory();
  const [from, before] = [performance.now(), process.cpuUsage()];
  await runInline([stage], { db, log: silentLog, now: new Date(0) });
  const { user, system } = process.cpuUsage(before);
  return {
    cpu: toHundredths((user + system) / 1e6),
    wall: toHundredths(secondsSince(from)),
    peakMB: stopSampling().peak,
  };
}

async function measure(
  { db, pool }: { db: Db; pool: Pool },
  { products, days }: { products: number; days: number },
  taxonomy: Taxonomy,
): Promise<CompanyBench> {
  let [rollupRows, history] = [0, { cpu: 0, wall: 0, peakMB: 0 }];
  let waiting: CompanyDay[] = [];
  let t = 0;
  for (const day of simulateCompany({ products, days, start }, taxonomy)) {
    waiting.push(day);
    t++;
    if (waiting.length < batch && t < days - 1) continue;
    rollupRows += await write(pool, waiting);
    waiting = [];
    if (t === days - 1) history = await detect(db, taxonomy);
  }
  const oneMoreDay = await detect(db, taxonomy);
  const { count } = await db
    .selectFrom('signals')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return { products, days, rollupRows, history, oneMoreDay, signals: Number(count) };
}

/** Detection on the rolled-up days of a simulated company, in a database of its own, through the stage as `voc run` has it. */
export async function benchCompany(
  size: { products: number; days: number },
  taxonomy: Taxonomy,
): Promise<CompanyBench> {
  const home = mkdtempSync(join(tmpdir(), 'voc-bench-'));
  const server = await startEmbeddedPostgres({ home, log: silentLog });
  const { db, pool } = openDatabase(server.url);
  try {
    await migrateToLatest(db);
    return await measure({ db, pool }, size, taxonomy);
  } finally {
    await db.destroy();
    await server.release();
    rmSync(home, { recursive: true, force: true });
  }
}
