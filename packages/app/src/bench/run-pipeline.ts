import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Classifier, createClassifyStage } from '@voc/classify';
import { runInline } from '@voc/core';
import { migrateToLatest, openDatabase, startEmbeddedPostgres } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import { importFile, type Sources } from '@voc/ingest';

export interface PipelineTimes {
  accepted: number;
  /** Milliseconds from the first row read to the last item stored, and from there to the last classification. */
  ingestMs: number;
  classifyMs: number;
}

/** Takes a file through ingest and classification, exactly as `voc run` does, on a new database of its own. */
export async function timePipeline(
  path: string,
  parts: { classifier: Classifier; mappings: Sources; log: Log },
): Promise<PipelineTimes> {
  const home = mkdtempSync(join(tmpdir(), 'voc-bench-'));
  const { classifier, mappings, log } = parts;
  const server = await startEmbeddedPostgres({ home, log });
  const { db, pool } = openDatabase(server.url);
  try {
    await migrateToLatest(db);
    const began = performance.now();
    const { accepted } = await importFile({ pool, path, shop: 'bench', secretKey: 'bench', mappings });
    const stored = performance.now();
    await runInline([createClassifyStage(classifier)], { db, log, now: new Date(0) });
    return { accepted, ingestMs: stored - began, classifyMs: performance.now() - stored };
  } finally {
    await db.destroy();
    await server.release();
    rmSync(home, { recursive: true, force: true });
  }
}
