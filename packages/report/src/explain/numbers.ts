import { type Calendar, ownLeavesOf, parsePeriod, type Taxonomy } from '@voc/core';
import type { Report } from '../compose/schema.ts';
import type { DenominatorName, NamedCount, Rate } from '../compose/schema-values.ts';
import { type Span, spansOf } from '../compose/windows.ts';
import type { Count, Counted, ReportNumber, Where } from './types.ts';

/** What every number of a report is listed with. */
export interface Scene {
  report: Report;
  current: Where;
  /** Null without a period before. */
  previous: Where | null;
  list: Where;
  /** Leaves of a group, of 自身 or of all; a leaf is its own. */
  complaints(category: string): Counted;
  over(name: DenominatorName, where: Where): Count;
}

const denominators: Record<DenominatorName, Counted> = {
  签收件数: { of: 'units' },
  '订单(按下单到发声延迟折算)': { of: 'orders' },
  声音条数: { of: 'voices' },
};

/** The report's spans and categories. */
export function sceneOf(report: Report, taxonomy: Taxonomy, calendar: Calendar): Scene {
  const { kind, period } = report;
  const undated = kind === 'all';
  const known = kind === 'all' ? { kind, ...period } : parsePeriod(kind, period.id, calendar);
  const where = ({ start, end }: Span): Where => ({ span: { start, end }, undated });
  const leaves = new Map<string, readonly string[]>([
    ...taxonomy.groups.map(({ id, leaves: those }): [string, string[]] => [id, those.map((leaf) => leaf.id)]),
    ['residual', taxonomy.residual.map(({ id }) => id)],
    ['own', [...ownLeavesOf(taxonomy)]],
  ]);
  return {
    report,
    current: where(period),
    previous: report.previousPeriod && { ...where(report.previousPeriod), undated: false },
    list: where(spansOf(known, calendar).list),
    complaints: (category) => ({
      of: 'complaints',
      leaves: category === 'total' ? null : (leaves.get(category) ?? [category]),
    }),
    over: (name, at) => ({ counted: denominators[name], where: at }),
  };
}

/** A count alone. */
export const countNumber = (id: string, name: string, value: number | null, count: Count): ReportNumber => ({
  id,
  name,
  value,
  formula: 'count',
  count,
});

/** A rate as numbers: the count under the id itself, the rest under names of their own. */
export function rateNumbers(
  id: string,
  name: string,
  rate: Rate | null,
  count: Count,
  over: Count,
  interval = true,
): ReportNumber[] {
  if (rate === null) return [];
  const numbers: ReportNumber[] = [countNumber(id, `${name}条数`, rate.count, count)];
  if (rate.exposure === null) return numbers;
  const derived = (formula: 'perThousand' | 'lower' | 'upper', title: string): ReportNumber => ({
    id: `${id}.${formula}`,
    name: `${name}${title}`,
    value: rate[formula],
    formula,
    count,
    over,
  });
  return [
    ...numbers,
    countNumber(`${id}.exposure`, `${name}的分母`, rate.exposure, over),
    derived('perThousand', '率(每千)'),
    ...(interval ? [derived('lower', '率区间下限'), derived('upper', '率区间上限')] : []),
  ];
}

/** A share of two counts, and its period before. */
export const shareNumber = (
  id: string,
  name: string,
  value: number | null,
  count: Count,
  over: Count,
): ReportNumber[] => (value === null ? [] : [{ id, name, value, formula: 'share', count, over }]);

/** One number for each named count. */
export const namedNumbers = (
  id: string,
  name: string,
  counts: readonly NamedCount[],
  countOf: (id: string) => Count,
): ReportNumber[] =>
  counts
    .filter((one) => one.id !== '其他')
    .map((one) => countNumber(`${id}.${one.id}`, `${name}:${one.name}`, one.count, countOf(one.id)));
