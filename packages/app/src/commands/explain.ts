import type { Config } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import { type Explanation, explainNumber, type ReportKey, type ReportNumber, readNumbers } from '@voc/report';
import { withMigratedDatabase } from '../connect.ts';
import { calendarOf } from '../open-queue.ts';
import { loadSeedTaxonomy } from '../seeds.ts';

export interface ExplainOptions {
  report: ReportKey;
  /** Masked verbatims to show. */
  verbatims: number;
}

/** `voc explain REPORT`: the numbers of a report that can be explained. */
export function listNumbers(config: Config, log: Log, report: ReportKey): Promise<ReportNumber[]> {
  const options = { taxonomy: loadSeedTaxonomy(), calendar: calendarOf(config) };
  return withMigratedDatabase(
    config,
    log,
    async ({ db }) => (await readNumbers(db, report, options)).numbers,
  );
}

/** `voc explain REPORT NUMBER_ID`: where a number comes from, counted again. */
export function explain(
  config: Config,
  log: Log,
  id: string,
  { report, verbatims }: ExplainOptions,
): Promise<Explanation> {
  const options = { taxonomy: loadSeedTaxonomy(), calendar: calendarOf(config), verbatims };
  return withMigratedDatabase(config, log, async ({ db }) =>
    explainNumber(db, await readNumbers(db, report, options), id, options),
  );
}
