import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { addDays, runInline, type Taxonomy, weekOf } from '@voc/core';
import { type Db, migrateToLatest, openDatabase, startEmbeddedPostgres } from '@voc/core/db';
import { silentLog } from '@voc/core/log';
import {
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

const days = 91;
const start = '2026-08-17';
const modelVersion = 'bench';

export interface ReportBench {
  products: number;
  items: number;
  itemsInWeek: number;
  /** Seconds of the clock. */
  compose: number;
  html: number;
  xlsx: number;
  /** Null without a browser. */
  pdf: number | null;
  /** Peak of this process while composing and rendering, MB (10^6 bytes). */
  peakMB: number;
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ value: T; seconds: number }> {
  const from = performance.now();
  const value = await work();
  return { value, seconds: toHundredths(secondsSince(from)) };
}

async function measure(
  db: Db,
  size: { products: number; items: number },
  taxonomy: Taxonomy,
  browser: string | null,
): Promise<ReportBench> {
  await fillCompany(db, { ...size, days, start, modelVersion }, taxonomy);
  const period = weekOf(addDays(start, days - 1));
  const now = new Date(`${period.end}T01:07:00Z`);
  await requestReport(db, { period, asOf: now });
  const stopSampling = sampleMemory();
  const stage = createComposeStage({ taxonomy, modelVersion, rank: rankByEvidence });
  const compose = await timed(() => runInline([stage], { db, log: silentLog, now }));
  const stored = await latestReport(db, { kind: period.kind, period: period.id });
  const report = Report.parse(JSON.parse(stored?.content ?? 'null'));
  const html = await timed(() => renderHtml(report));
  const xlsx = await timed(() => renderXlsx(report));
  const pdf = browser === null ? null : await timed(() => renderPdf(report, browser));
  return {
    ...size,
    itemsInWeek: report.headline.voices.current,
    compose: compose.seconds,
    html: html.seconds,
    xlsx: xlsx.seconds,
    pdf: pdf?.seconds ?? null,
    peakMB: stopSampling().peak,
  };
}

/** The weekly report of a company whose days are rolled up, in a database of its own: composed and rendered. */
export async function benchReport(
  size: { products: number; items: number },
  taxonomy: Taxonomy,
  browser: string | null,
): Promise<ReportBench> {
  const home = mkdtempSync(join(tmpdir(), 'voc-bench-'));
  const server = await startEmbeddedPostgres({ home, log: silentLog });
  const { db } = openDatabase(server.url);
  try {
    await migrateToLatest(db);
    return await measure(db, size, taxonomy, browser);
  } finally {
    await db.destroy();
    await server.release();
    rmSync(home, { recursive: true, force: true });
  }
}
