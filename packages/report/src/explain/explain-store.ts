import { type Calendar, isoCalendar, namesOf, ownLeavesOf, type Taxonomy, UsageError } from '@voc/core';
import type { Db } from '@voc/core/db';
import { Report } from '../compose/schema.ts';
import type { ReportKey } from '../publish/parse-report-key.ts';
import { sumBy } from '../stats/sum.ts';
import { readAlertNumbers, readSignalNumbers } from './alert-numbers-store.ts';
import { type CountOptions, readCount, readVerbatims } from './count-store.ts';
import { describeCounted, describeFormula, describeWhere } from './describe-count.ts';
import { applyFormula } from './formula.ts';
import { listNumbers } from './list-numbers.ts';
import { sceneOf } from './numbers.ts';
import type { Count, CountedRow, Explanation, ReportNumber } from './types.ts';

export interface ExplainOptions {
  taxonomy: Taxonomy;
  calendar?: Calendar;
}

/** A stored report with all its numbers. */
export interface Explainable {
  key: string;
  report: Report;
  numbers: ReportNumber[];
  /** Counts that were made already: a rate and its denominator stand behind five numbers. */
  counted: Map<string, Promise<CountedRow[]>>;
}

/** Reads a report and lists its numbers; UsageError when there is none. */
export async function readNumbers(db: Db, key: ReportKey, options: ExplainOptions): Promise<Explainable> {
  const row = await db
    .selectFrom('reports')
    .select(['revision', 'content'])
    .where('scope', '=', 'company')
    .where('kind', '=', key.kind)
    .where('period', '=', key.period)
    .$if(key.revision !== null, (query) => query.where('revision', '=', key.revision ?? 0))
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row)
    throw new UsageError(`没有报告 ${key.period}${key.revision === null ? '' : ` 第 ${key.revision} 版`}`);
  const report = Report.parse(JSON.parse(row.content));
  const { taxonomy, calendar = isoCalendar } = options;
  const scene = sceneOf(report, taxonomy, calendar);
  const numbers = [
    ...listNumbers(scene),
    ...(await readAlertNumbers(db, report, scene, taxonomy)),
    ...(await readSignalNumbers(db, report, scene, taxonomy)),
  ];
  return { key: `${key.period}@${row.revision}`, report, numbers, counted: new Map() };
}

const sum = (rows: readonly CountedRow[]): number => sumBy(rows, ({ count }) => count);

/** Counts once whatever is asked again. */
function countOnce(
  db: Db,
  { report, counted }: Explainable,
  count: Count,
  options: CountOptions,
): Promise<CountedRow[]> {
  const key = JSON.stringify(count);
  const found = counted.get(key) ?? readCount(db, count, report.period.end, options);
  counted.set(key, found);
  return found;
}

/** Counts a number of a report again from the rows it stands on; UsageError for an id the report does not have. */
export async function explainNumber(
  db: Db,
  explainable: Explainable,
  id: string,
  { taxonomy, verbatims }: ExplainOptions & { verbatims: number },
): Promise<Explanation> {
  const { key, report, numbers } = explainable;
  const number = numbers.find((one) => one.id === id);
  if (!number) throw new UsageError(`报告 ${key} 没有编号「${id}」,不带编号运行 voc explain 可列出全部编号`);
  const { name, value, formula, count, over } = number;
  const options: CountOptions = {
    modelVersion: report.versions.model,
    ownLeaves: ownLeavesOf(taxonomy),
  };
  const names = namesOf(taxonomy);
  const nameOf = (one: string): string => names.get(one) ?? one;
  const rows = await countOnce(db, explainable, count, options);
  const overSum = over ? sum(await countOnce(db, explainable, over, options)) : null;
  const recount = applyFormula(formula, sum(rows), overSum);
  return {
    report: key,
    id,
    name,
    definition: `${describeFormula(formula)}。数的是:${describeCounted(count, nameOf)}${over ? `;分母是:${describeCounted(over, nameOf)}` : ''}`,
    query: [...describeWhere(count), ...(over ? ['分母', ...describeWhere(over)] : [])],
    value,
    recount,
    equal: recount === value,
    rows,
    over: overSum,
    verbatims: await readVerbatims(db, count, options, verbatims),
  };
}
