import type { Config } from '@voc/core/config';
import type { Db } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import {
  type Explainable,
  type ExplainOptions,
  type Explanation,
  explainNumber,
  type ReportKey,
  type ReportNumber,
  readNumbers,
  remakeReport,
  withinScope,
} from '@voc/report';
import { withMigratedDatabase } from '../connect.ts';
import { calendarOf } from '../open-queue.ts';
import { partsOf } from '../parts-of.ts';
import { composeOptionsOf } from '../pipeline.ts';
import { loadSeedTaxonomy, loadServiceLevels } from '../seeds.ts';
import { withClassifyWorker } from '../with-classify-worker.ts';

/** What numbers are explained by; the report is made again only for those that a method makes. */
const optionsOf = (config: Config, db: Db): ExplainOptions => ({
  taxonomy: loadSeedTaxonomy(config),
  calendar: calendarOf(config),
  serviceLevels: loadServiceLevels(config),
  remake: (report) =>
    withClassifyWorker(config, async (classifier) => {
      const remade = await remakeReport(db, report, composeOptionsOf(partsOf(config, classifier)));
      return remade?.report ?? null;
    }),
});

/** Reads the numbers of a report inside its scope, and explains those that are asked for. */
function withNumbers<T>(
  config: Config,
  log: Log,
  report: ReportKey,
  use: (
    found: Explainable,
    explainOne: (id: string, verbatims: number) => Promise<Explanation>,
  ) => Promise<T>,
): Promise<T> {
  return withMigratedDatabase(config, log, ({ db }) => {
    const options = optionsOf(config, db);
    return withinScope(db, report.scope, async (scoped) => {
      const found = await readNumbers(scoped, report, options);
      return use(found, (id, verbatims) => explainNumber(scoped, found, id, { ...options, verbatims }));
    });
  });
}

/** `voc explain REPORT`: the numbers of a report. */
export function listNumbers(config: Config, log: Log, report: ReportKey): Promise<ReportNumber[]> {
  return withNumbers(config, log, report, async ({ numbers }) => numbers);
}

/** `voc explain REPORT NUMBER_ID`: where a number comes from, counted again, with so many masked verbatims. */
export function explain(
  config: Config,
  log: Log,
  report: ReportKey,
  { id, verbatims }: { id: string; verbatims: number },
): Promise<Explanation> {
  return withNumbers(config, log, report, (_found, explainOne) => explainOne(id, verbatims));
}

export interface CheckedNumbers {
  checked: number;
  /** Those that were counted from rows; the others come from making the report again. */
  counted: number;
  differing: Pick<Explanation, 'id' | 'name' | 'value' | 'recount'>[];
}

/** `voc explain REPORT --check`: every number, counted again. */
export function checkNumbers(config: Config, log: Log, report: ReportKey): Promise<CheckedNumbers> {
  return withNumbers(config, log, report, async ({ numbers }, explainOne) => {
    const differing: CheckedNumbers['differing'] = [];
    for (const one of numbers) {
      const { id, name, value, recount, equal } = await explainOne(one.id, 0);
      if (!equal) differing.push({ id, name, value, recount });
    }
    const counted = numbers.filter(({ formula }) => formula !== 'remade').length;
    return { checked: numbers.length, counted, differing };
  });
}
