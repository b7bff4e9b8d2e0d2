import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createClassifyStage, type PreparingClassifier, type Segmenter } from '@voc/classify';
import { runInline } from '@voc/core';
import { migrateToLatest, openDatabase, startEmbeddedPostgres } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import { importFile, type Sources } from '@voc/ingest';
import { prepareVoices, withClassifyWorker } from '../with-classify-worker.ts';
import { median } from './median.ts';
import type { RepeatedExport } from './repeat-export.ts';

export interface PipelineParts {
  segmenter: Segmenter;
  mappings: Sources;
  log: Log;
}

interface Times {
  accepted: number;
  /** Seconds from the first row read to the last item stored, and from there to the last classification. */
  ingest: number;
  classify: number;
}

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

/** Takes a file through ingest and classification, exactly as `voc run` does, on a new database of its own. */
async function timePipeline(
  path: string,
  home: string,
  classifier: PreparingClassifier,
  { mappings, log }: PipelineParts,
): Promise<Times> {
  const server = await startEmbeddedPostgres({ home, log });
  const { db, pool } = openDatabase(server.url);
  try {
    await migrateToLatest(db);
    const start = performance.now();
    const onVoices = prepareVoices(classifier);
    const { accepted } = await importFile({
      pool,
      path,
      shop: 'bench',
      secretKey: 'bench',
      mappings,
      onVoices,
    });
    const ingest = secondsSince(start);
    await runInline([createClassifyStage(classifier)], { db, log, now: new Date(0) });
    return { accepted, ingest, classify: secondsSince(start) - ingest };
  } finally {
    await db.destroy();
    await server.release();
  }
}

/** All rounds on one thread that has loaded, but none with what the one before has prepared. */
const timeRounds = (path: string, folder: string, rounds: number, parts: PipelineParts): Promise<Times[]> =>
  withClassifyWorker(async (worker) => {
    await worker.classify([{ id: '', kind: 'review', text: '热身' }]);
    const times: Times[] = [];
    for (let round = 0; round < rounds; round++)
      times.push(await timePipeline(path, join(folder, `home-${round}`), worker.preparing(), parts));
    return times;
  });

function timeCut(texts: Iterable<string>, segmenter: Segmenter): number {
  const start = performance.now();
  for (const text of texts) segmenter.cut(text);
  return secondsSince(start);
}

export interface PipelineBench {
  rows: number;
  rounds: number;
  accepted: number;
  /** Seconds of the median round. */
  cut: number;
  ingest: number;
  classify: number;
  /** Over cutting, medians: reading to stored, stored to classified, and both. */
  ratios: { ingest: number; classify: number; total: number };
  /** Peak of the process before the first cut for comparison, in MB (10^6 bytes). */
  peakMB: number;
}

/** Files, database and classification against `nodejieba.cut` alone on the texts of the same rows, in one process. */
export async function benchPipeline(
  source: RepeatedExport,
  rows: number,
  rounds: number,
  parts: PipelineParts,
): Promise<PipelineBench> {
  const folder = mkdtempSync(join(tmpdir(), 'voc-bench-'));
  const path = join(folder, 'rows.csv');
  try {
    source.write(path, rows);
    const times = await timeRounds(path, folder, rounds, parts);
    const peakMB = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
    parts.segmenter.cut('热身');
    const cuts = times.map(() => timeCut(source.texts(rows), parts.segmenter));
    return summarise({ rows, rounds, peakMB, times, cuts });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function summarise(measured: {
  rows: number;
  rounds: number;
  peakMB: number;
  times: readonly Times[];
  cuts: readonly number[];
}): PipelineBench {
  const { rows, rounds, peakMB, times } = measured;
  const cut = median(measured.cuts);
  const ingest = median(times.map((one) => one.ingest));
  const classify = median(times.map((one) => one.classify));
  const total = median(times.map((one) => one.ingest + one.classify));
  const ratios = { ingest: ingest / cut, classify: classify / cut, total: total / cut };
  return { rows, rounds, accepted: times[0]?.accepted ?? 0, cut, ingest, classify, ratios, peakMB };
}
