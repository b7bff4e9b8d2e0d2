import { type Calendar, isoCalendar, namesOf, ownLeavesOf, type Taxonomy, UsageError } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type ServiceLevels, serviceLevelNamed } from '../compose/facts/service-levels.ts';
import { Report } from '../compose/schema.ts';
import { type ReportKey, reportName } from '../publish/parse-report-key.ts';
import { sumBy } from '../stats/sum.ts';
import { readActionNumbers } from './action-numbers-store.ts';
import { readAlertNumbers, readSignalNumbers } from './alert-numbers-store.ts';
import { type CountOptions, readCount, readVerbatims } from './count-store.ts';
import { derivedNumbers } from './derived.ts';
import { describeCounted, describeFormula, describeWhere } from './describe-count.ts';
import { applyFormula } from './formula.ts';
import { listNumbers } from './list-numbers.ts';
import { sceneOf } from './numbers.ts';
import type { Count, CountedNumber, CountedRow, DerivedNumber, Explanation, ReportNumber } from './types.ts';
import { walkNumbers } from './walk-numbers.ts';

export interface ExplainOptions {
  taxonomy: Taxonomy;
  calendar?: Calendar;
  serviceLevels?: ServiceLevels | undefined;
  /** Makes the report again from the tables; null where what it was made by is not here any more. */
  remake?: (report: Report) => Promise<Report | null>;
}

/** A stored report with all its numbers. */
export interface Explainable {
  key: string;
  report: Report;
  numbers: ReportNumber[];
  /** Counts that were made already: a rate and its denominator stand behind five numbers. */
  counted: Map<string, Promise<CountedRow[]>>;
  /** Numbers of the report made again, by their ids; null where it cannot be. */
  remade: Promise<ReadonlyMap<string, number> | null> | null;
}

/** Reads a report and lists its numbers, `db` inside its scope; UsageError when there is none. */
export async function readNumbers(db: Db, key: ReportKey, options: ExplainOptions): Promise<Explainable> {
  const row = await db
    .selectFrom('reports')
    .select(['revision', 'content'])
    .where('scope', '=', key.scope)
    .where('kind', '=', key.kind)
    .where('period', '=', key.period)
    .$if(key.revision !== null, (query) => query.where('revision', '=', key.revision ?? 0))
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row)
    throw new UsageError(
      `没有报告 ${reportName(key)}${key.revision === null ? '' : ` 第 ${key.revision} 版`}`,
    );
  const report = Report.parse(JSON.parse(row.content));
  const { taxonomy, calendar = isoCalendar } = options;
  const scene = sceneOf(report, taxonomy, calendar);
  const listed = [
    ...listNumbers(scene),
    ...(await readAlertNumbers(db, report, scene, taxonomy)),
    ...(await readSignalNumbers(db, report, scene, taxonomy)),
    ...(await readActionNumbers(db, report, scene, taxonomy)),
  ];
  // A product may stand in two places of a section: its number is the same.
  const counted = [...new Map(listed.map((one) => [one.id, one])).values()];
  const names = namesOf(taxonomy);
  const derived = derivedNumbers(report, counted, (id) => names.get(id) ?? id);
  return {
    key: `${reportName(key)}@${row.revision}`,
    report,
    numbers: [...counted, ...derived],
    counted: new Map(),
    remade: null,
  };
}

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

async function explainCounted(
  db: Db,
  explainable: Explainable,
  number: CountedNumber,
  { taxonomy, serviceLevels, verbatims }: ExplainOptions & { verbatims: number },
): Promise<Explanation> {
  const { key, report } = explainable;
  const { id, name, value, formula, count, over } = number;
  const level = report.service?.level;
  const options: CountOptions = {
    modelVersion: report.versions.model,
    ownLeaves: ownLeavesOf(taxonomy),
    serviceLevel: level === undefined || !serviceLevels ? null : serviceLevelNamed(serviceLevels, level),
  };
  const names = namesOf(taxonomy);
  const nameOf = (one: string): string => names.get(one) ?? one;
  const rows = await countOnce(db, explainable, count, options);
  const overSum = over ? sumBy(await countOnce(db, explainable, over, options), (row) => row.count) : null;
  const recount = applyFormula(formula, rows, overSum);
  return {
    report: key,
    id,
    name,
    definition: `${describeFormula(formula)}。数的是:${describeCounted(count, nameOf)}${over ? `;分母是:${describeCounted(over, nameOf)}` : ''}`,
    query: [...describeWhere(count), ...(over ? ['分母', ...describeWhere(over)] : [])],
    value,
    recount,
    equal: recount === value,
    rows: rows.map(({ seconds, ...row }) => (formula === 'count' ? row : { ...row, seconds })),
    over: overSum,
    verbatims: await readVerbatims(db, count, options, verbatims),
  };
}

/** A number of a method: the same place of the report, made again from the tables. */
async function explainDerived(
  explainable: Explainable,
  { id, name, value, near }: DerivedNumber,
  { remake }: ExplainOptions,
): Promise<Explanation> {
  const { key, report } = explainable;
  explainable.remade ??= (async () => {
    const made = (await remake?.(report)) ?? null;
    return made && new Map(walkNumbers(made).map((one) => [one.id, one.value]));
  })();
  const remade = await explainable.remade;
  const recount = remade?.get(id) ?? null;
  return {
    report: key,
    id,
    name,
    definition: remade
      ? '由方法从多个计数算出(docs/methods.md);从数据表重做整份报告,取同一处的数'
      : '由方法从多个计数算出(docs/methods.md);做本报告的模型或分类体系已不在,不能重做',
    query: near.length > 0 ? ['依据的计数,可逐个查:', ...near.map((one) => `  ${one}`)] : [],
    value,
    recount,
    equal: recount === value,
    rows: [],
    over: null,
    verbatims: [],
  };
}

/** Counts a number again from the rows it stands on, `db` inside the scope of its report; UsageError for an id the report does not have. */
export async function explainNumber(
  db: Db,
  explainable: Explainable,
  id: string,
  options: ExplainOptions & { verbatims: number },
): Promise<Explanation> {
  const { key, numbers } = explainable;
  const number = numbers.find((one) => one.id === id);
  if (!number) throw new UsageError(`报告 ${key} 没有编号「${id}」,不带编号运行 voc explain 可列出全部编号`);
  return number.formula === 'remade'
    ? explainDerived(explainable, number, options)
    : explainCounted(db, explainable, number, options);
}
