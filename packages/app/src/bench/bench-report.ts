import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { addDays, type Period, runInline, weekOf } from '@voc/core';
import { type Db, migrateToLatest, openDatabase, startEmbeddedPostgres } from '@voc/core/db';
import { silentLog } from '@voc/core/log';
import {
  type ComposeOptions,
  createComposeStage,
  latestReport,
  Report,
  rankByEvidence,
  renderHtml,
  renderPdf,
  renderXlsx,
  requestReport,
} from '@voc/report';
import { secondsSince, toHundredths } from './figures.ts';
import { fillCompany } from './fill-company-store.ts';
import { sampleMemory } from './sample-memory.ts';
import { readServerCpu } from './server-cpu.ts';

const days = 91;
const start = '2026-08-17';
const modelVersion = 'bench';
/** The report is composed so often: first with nothing in memory of its own, then again. */
const rounds = 3;

/** Seconds: of the clock, of this process's processor and of the server's. */
interface Taken {
  clock: number;
  node: number;
  server: number;
}

export interface ReportBench {
  products: number;
  items: number;
  itemsInWeek: number;
  /** Rows of rollups by day and by week, which grow with products, categories and days; what service is told of, and findings with words. */
  rollupRows: number;
  weekRows: number;
  serviceChats: number;
  findingsWithWords: number;
  /** Each round. */
  compose: Taken[];
  html: Taken;
  xlsx: Taken;
  /** Null without a browser, whose processor is not counted. */
  pdf: Taken | null;
  /** Peak of this process while composing and rendering, MB (10^6 bytes). */
  peakMB: number;
}

export interface ReportBenchOptions {
  products: number;
  items: number;
  /** Folder of the database, filled once and used again; without it one is made and deleted. */
  keep: string | undefined;
}

/** What a whole report takes beside the data: rules of advice, promised times of service, campaigns, and what cuts words. */
export type ReportParts = Pick<ComposeOptions, 'taxonomy' | 'advice' | 'serviceLevels' | 'campaigns' | 'cut'>;

async function timed<T>(db: Db, work: () => T | Promise<T>): Promise<{ value: T; taken: Taken }> {
  const server = await readServerCpu(db);
  const [from, node] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const [clock, used] = [secondsSince(from), process.cpuUsage(node)];
  return {
    value,
    taken: {
      clock: toHundredths(clock),
      node: toHundredths((used.user + used.system) / 1e6),
      server: toHundredths((await readServerCpu(db)) - server),
    },
  };
}

/** Composes the report of a period as if nothing were stored of it. */
async function composeAnew(db: Db, period: Period, parts: ReportParts): Promise<void> {
  const now = new Date(`${period.end}T01:07:00Z`);
  await db.deleteFrom('reports').execute();
  await requestReport(db, { period, asOf: now });
  const stage = createComposeStage({ ...parts, modelVersion, rank: rankByEvidence });
  await runInline([stage], { db, log: silentLog, now });
}

async function countRows(db: Db, table: 'rollups' | 'rollup_weeks'): Promise<number> {
  const { count } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function measure(
  db: Db,
  { products, items }: ReportBenchOptions,
  parts: ReportParts,
  browser: string | null,
): Promise<ReportBench> {
  const [full] = await db.selectFrom('items').select('item_id').limit(1).execute();
  if (!full) await fillCompany(db, { products, items, days, start, modelVersion }, parts.taxonomy);
  const period = weekOf(addDays(start, days - 1));
  const stopSampling = sampleMemory();
  const compose: Taken[] = [];
  for (let round = 0; round < rounds; round++)
    compose.push((await timed(db, () => composeAnew(db, period, parts))).taken);
  const stored = await latestReport(db, { kind: period.kind, period: period.id });
  const report = Report.parse(JSON.parse(stored?.content ?? 'null'));
  const html = await timed(db, () => renderHtml(report));
  const xlsx = await timed(db, () => renderXlsx(report));
  const pdf = browser === null ? null : await timed(db, () => renderPdf(report, browser));
  return {
    products,
    items,
    itemsInWeek: report.headline.voices.current,
    rollupRows: await countRows(db, 'rollups'),
    weekRows: await countRows(db, 'rollup_weeks'),
    serviceChats: report.service?.entries[0]?.chats ?? 0,
    findingsWithWords: report.findings.filter(({ words }) => words.length > 0).length,
    compose,
    html: html.taken,
    xlsx: xlsx.taken,
    pdf: pdf?.taken ?? null,
    peakMB: stopSampling().peak,
  };
}

/** The weekly report of a company whose days are rolled up, in a database of its own: composed and rendered. */
export async function benchReport(
  options: ReportBenchOptions,
  parts: ReportParts,
  browser: string | null,
): Promise<ReportBench> {
  const home = options.keep ?? mkdtempSync(join(tmpdir(), 'voc-bench-'));
  mkdirSync(home, { recursive: true });
  const server = await startEmbeddedPostgres({ home, log: silentLog });
  const { db } = openDatabase(server.url);
  try {
    await migrateToLatest(db);
    return await measure(db, options, parts, browser);
  } finally {
    await db.destroy();
    await server.release();
    if (options.keep === undefined) rmSync(home, { recursive: true, force: true });
  }
}
