import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createClassifyStage, median, type PreparingClassifier, type Segmenter } from '@voc/classify';
import { runInline } from '@voc/core';
import { readConfig } from '@voc/core/config';
import { migrateToLatest, openDatabase, startEmbeddedPostgres } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import { importFile, type Sources } from '@voc/ingest';
import { prepareVoices, withClassifyWorker } from '../with-classify-worker.ts';
import { secondsSince, toHundredths } from './figures.ts';
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

function timeCut(texts: Iterable<string>, segmenter: Segmenter): number {
  segmenter.cut('热身');
  const start = performance.now();
  for (const text of texts) segmenter.cut(text);
  return secondsSince(start);
}

interface Round extends Times {
  cut: number;
}

interface Rounds {
  rounds: Round[];
  /** Peak of the process before the first cut for comparison, which loads a second dictionary. */
  peakMB: number;
}

interface Work {
  source: RepeatedExport;
  rows: number;
  folder: string;
  path: string;
}

/** Each round is the pipeline and then cutting, so that both meet the machine in the same state. */
const timeRounds = ({ source, rows, folder, path }: Work, count: number, parts: PipelineParts) =>
  withClassifyWorker(readConfig(), async (worker): Promise<Rounds> => {
    await worker.classify([{ id: '', kind: 'review', text: '热身' }]);
    const rounds: Round[] = [];
    let peakMB = 0;
    for (let n = 0; n < count; n++) {
      // What an earlier round has prepared is gone: every round classifies all words itself.
      const times = await timePipeline(path, join(folder, `home-${n}`), worker.preparing(), parts);
      if (n === 0) peakMB = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
      rounds.push({ ...times, cut: timeCut(source.texts(rows), parts.segmenter) });
    }
    return { rounds, peakMB };
  });

export interface PipelineBench {
  rows: number;
  accepted: number;
  /** Over cutting, medians of the rounds' ratios: reading to stored, stored to classified, and both. */
  ratios: { ingest: number; classify: number; total: number };
  /** Seconds of every round. */
  rounds: { cut: number; ingest: number; classify: number }[];
  /** Peak of the process before it loads the dictionary a second time to cut, in MB (10^6 bytes). */
  peakMB: number;
}

/** Files, database and classification against `nodejieba.cut` alone on the texts of the same rows, in one process. */
export async function benchPipeline(
  source: RepeatedExport,
  rows: number,
  count: number,
  parts: PipelineParts,
): Promise<PipelineBench> {
  const folder = mkdtempSync(join(tmpdir(), 'voc-bench-'));
  const path = join(folder, 'rows.csv');
  try {
    source.write(path, rows);
    return summarise(rows, await timeRounds({ source, rows, folder, path }, count, parts));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function summarise(rows: number, { rounds, peakMB }: Rounds): PipelineBench {
  const ratio = (part: (round: Round) => number): number =>
    toHundredths(median(rounds.map((round) => part(round) / round.cut)));
  return {
    rows,
    accepted: rounds[0]?.accepted ?? 0,
    ratios: {
      ingest: ratio((round) => round.ingest),
      classify: ratio((round) => round.classify),
      total: ratio((round) => round.ingest + round.classify),
    },
    rounds: rounds.map(({ cut, ingest, classify }) => ({
      cut: toHundredths(cut),
      ingest: toHundredths(ingest),
      classify: toHundredths(classify),
    })),
    peakMB,
  };
}
