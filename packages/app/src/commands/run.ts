import { mkdirSync } from 'node:fs';
import { basename } from 'node:path';
import { markOutdated, type PreparingClassifier } from '@voc/classify';
import { type Period, runInline } from '@voc/core';
import { type Config, readSecretKey } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import { type Connection, withMigratedDatabase } from '../connect.ts';
import { readDataSpan } from '../data-span.ts';
import { type Imported, importFiles } from '../import-files.ts';
import { partsOf } from '../parts-of.ts';
import type { DataSpan } from '../periods.ts';
import { createPipeline } from '../pipeline.ts';
import type { ProgressLine } from '../progress.ts';
import { requestReports } from '../request-reports.ts';
import { readRevisions, revisedSince } from '../revised-reports.ts';
import { loadSources } from '../seeds.ts';
import { prepareVoices, withClassifyWorker } from '../with-classify-worker.ts';
import { writeAlerts } from '../write-alerts.ts';
import { checkOutput, type Format, type WrittenReport, writeReport } from '../write-reports.ts';

export interface RunOptions {
  files: readonly string[];
  shop: string;
  out: string;
  formats: readonly Format[];
  /** The instant taken as now; without it the end of the data. */
  now: Date | null;
  periods(span: DataSpan | null): Period[];
}

export interface RunResult {
  imports: Imported['imports'];
  /** Reviews of the database that repeat another of their month with small changes. */
  nearDuplicates: number;
  /** Files that were refused and the first rows that were set aside, a sentence each. */
  refused: string[];
  problems: string[];
  reports: WrittenReport[];
  alerts: string[];
  out: string;
}

async function work(
  connection: Connection,
  config: Config,
  log: Log,
  options: RunOptions,
  line: ProgressLine,
  classifier: PreparingClassifier,
) {
  const { db } = connection;
  const { imports, refused, problems, nearDuplicates } = await importFiles(connection, options.files, {
    onVoices: prepareVoices(classifier),
    shop: options.shop,
    secretKey: readSecretKey(config),
    mappings: loadSources(config),
    progress: (file, read) => line.show(`读取 ${basename(file)}:${read} 行`),
  });
  await markOutdated(db, classifier);
  const stages = createPipeline(partsOf(config, classifier));
  const span = await readDataSpan(db);
  const periods = options.periods(span);
  const now = await requestReports(db, periods, span, options.now);
  const before = await readRevisions(db);
  await runInline(stages, { db, log, now }, (stage, batches) => line.show(`${stage}:${batches} 批`));
  mkdirSync(options.out, { recursive: true });
  const reports: WrittenReport[] = [];
  const isAsked = (one: { kind: string; id: string }): boolean =>
    periods.some(({ kind, id }) => kind === one.kind && id === one.id);
  const revised = (await revisedSince(db, before)).filter((one) => !isAsked(one));
  for (const period of [...periods, ...revised]) {
    const written = await writeReport(db, period, { folder: options.out, formats: options.formats, config });
    if (written) reports.push(written);
  }
  const alerts = await writeAlerts(db, options.out);
  return {
    imports,
    nearDuplicates,
    refused: refused.map((error) => error.message),
    problems,
    reports,
    alerts,
    out: options.out,
  };
}

/** The main job: files to items, classifications, rollups, alerts and reports, in one go. */
export async function run(
  config: Config,
  log: Log,
  options: RunOptions,
  line: ProgressLine,
): Promise<RunResult> {
  checkOutput({ formats: options.formats, config });
  try {
    return await withMigratedDatabase(config, log, (connection) =>
      withClassifyWorker(config, (worker) =>
        work(connection, config, log, options, line, worker.preparing()),
      ),
    );
  } finally {
    line.end();
  }
}
