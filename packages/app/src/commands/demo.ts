import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FatalError } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import { Report } from '@voc/report';
import { makeDemoAccount } from '../accounts/demo-account.ts';
import { withMigratedDatabase } from '../connect.ts';
import { calendarOf } from '../open-queue.ts';
import { everyPeriod } from '../periods.ts';
import type { ProgressLine } from '../progress.ts';
import { demoFolder } from '../seeds.ts';
import { withClassifyWorker } from '../with-classify-worker.ts';
import { usualFormats } from '../write-reports.ts';
import { type RunResult, run } from './run.ts';
import { type Listening, withServer } from './serve.ts';

/** No secret: the demo's customers are made up, and its files shall be the same everywhere. */
const demoKey = 'the key of the demo company';

/** Catalogue and denominators first, so that voices find their products. */
const files = [
  'products.csv',
  'skus.csv',
  'listings.csv',
  'orders-daily.csv',
  'reviews-tmall.csv',
  'reviews-jd.gb18030.csv',
  'reviews-douyin.xlsx',
  'reviews-pdd.tsv',
  'chats-tmall.jsonl',
  'chats-jd.csv',
  'refunds.csv',
];

export interface DemoResult extends RunResult {
  /** What the last week's report says first. */
  headline: string;
  week: string;
}

function lastWeek({ reports, out }: RunResult): { headline: string; week: string } {
  const weeks = reports.filter(({ kind }) => kind === 'week').sort((a, b) => (a.period < b.period ? -1 : 1));
  const last = weeks.at(-1);
  const json = last?.files.find(({ name }) => name.endsWith('.json'));
  if (!last || !json) throw new FatalError('The demo made no weekly report');
  const report = Report.parse(JSON.parse(readFileSync(join(out, json.name), 'utf8')));
  return { week: last.period, headline: report.summary.sentences.join('\n') };
}

/** A home of its own, so that it never mixes with real data, always the embedded database, and no webhook. */
const demoConfig = (config: Config): Config => ({
  ...config,
  home: join(config.home, 'demo'),
  databaseUrl: undefined,
  webhook: undefined,
  pushSecrets: [],
  secretKey: demoKey,
});

/** Serves the pages of the demo company until it is stopped, at another port where the usual one is taken. */
export async function serveDemo(
  config: Config,
  log: Log,
  stopped: Promise<unknown>,
  tell: (served: { address: string; login: string; password: string }) => void,
): Promise<void> {
  const own = demoConfig(config);
  await withMigratedDatabase(own, log, async (connection) => {
    const account = await makeDemoAccount(connection.db);
    const work = async ({ address }: Listening): Promise<void> => {
      tell({ address, ...account });
      await stopped;
    };
    await withClassifyWorker(own, async ({ cut }) => {
      const served = { ...connection, cut, isAtRest: true };
      try {
        await withServer(own, served, log, work);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
        await withServer({ ...own, http: { ...own.http, port: 0 } }, served, log, work);
      }
    });
  });
}

/**
 * The demo company from its exports to the reports of every week, month and quarter.
 */
export async function demo(config: Config, log: Log, out: string, line: ProgressLine): Promise<DemoResult> {
  const paths = files.map((file) => join(demoFolder, file));
  const missing = paths.find((path) => !existsSync(path));
  if (missing) throw new FatalError(`The demo data are not complete: ${missing} is missing`);
  const calendar = calendarOf(config);
  const options = {
    files: paths,
    shop: 'default',
    out,
    formats: usualFormats,
    now: null,
    periods: (span: Parameters<typeof everyPeriod>[0]) => everyPeriod(span, calendar),
  };
  const result = await run(demoConfig(config), log, options, line);
  return { ...result, ...lastWeek(result) };
}
