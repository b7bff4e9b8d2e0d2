import {
  type Calendar,
  namesOf,
  ownLeavesOf,
  parsePeriod,
  type Taxonomy,
  unclassifiedCategory,
} from '@voc/core';
import type { Report } from '../compose/schema.ts';
import type { DenominatorName, NamedCount, Rate, Share } from '../compose/schema-values.ts';
import { noProblem } from '../compose/sections/service.ts';
import { type Span, spansOf } from '../compose/windows.ts';
import type { Count, Counted, CountedNumber, CustomerSide, Formula, Where } from './types.ts';

/** What every number of a report is listed with. */
export interface Scene {
  report: Report;
  current: Where;
  /** Null without a period before. */
  previous: Where | null;
  list: Where;
  /** Leaves of a group, of 自身 or of all; a leaf is its own. */
  complaints(category: string): Counted;
  customers(category: string, side: CustomerSide): Counted;
  /** The group that a problem of service is told as; empty for a conversation without a complaint. */
  problemOf(name: string): string;
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
  const leavesOf = (category: string): readonly string[] | null =>
    category === 'total' ? null : (leaves.get(category) ?? [category]);
  return {
    report,
    current: where(period),
    previous: report.previousPeriod && { ...where(report.previousPeriod), undated: false },
    list: where(spansOf(known, calendar).list),
    complaints: (category) => ({ of: 'complaints', leaves: leavesOf(category) }),
    customers: (category, side) => ({ of: 'customers', leaves: leavesOf(category), side }),
    problemOf: (name) => {
      if (name === noProblem) return '';
      if (name === namesOf(taxonomy).get(unclassifiedCategory)) return unclassifiedCategory;
      return taxonomy.groups.find(({ zh }) => zh === name)?.id ?? 'residual';
    },
    over: (name, at) => ({ counted: denominators[name], where: at }),
  };
}

/** A count alone. */
export const countNumber = (id: string, name: string, value: number | null, count: Count): CountedNumber => ({
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
): CountedNumber[] {
  if (rate === null) return [];
  const numbers: CountedNumber[] = [countNumber(id, `${name}条数`, rate.count, count)];
  if (rate.exposure === null) return numbers;
  const derived = (formula: 'perThousand' | 'lower' | 'upper', title: string): CountedNumber => ({
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

/** A share with its interval as numbers: the count under the id itself, the rest under names of their own. */
export function intervalNumbers(
  id: string,
  name: string,
  share: Share | null | undefined,
  count: Count,
  over: Count,
): CountedNumber[] {
  if (!share) return [];
  const derived = (tail: 'share' | 'lower' | 'upper', formula: Formula, title: string): CountedNumber => ({
    id: `${id}.${tail}`,
    name: `${name}${title}`,
    value: share[tail],
    formula,
    count,
    over,
  });
  return [
    countNumber(id, `${name}条数`, share.count, count),
    countNumber(`${id}.of`, `${name}的分母`, share.of, over),
    derived('share', 'share', '占比'),
    derived('lower', 'shareLower', '占比区间下限'),
    derived('upper', 'shareUpper', '占比区间上限'),
  ];
}

/** A share of two counts. */
export const shareNumber = (
  id: string,
  name: string,
  value: number | null,
  count: Count,
  over: Count,
): CountedNumber[] => (value === null ? [] : [{ id, name, value, formula: 'share', count, over }]);

/** One number for each named count. */
export const namedNumbers = (
  id: string,
  name: string,
  counts: readonly NamedCount[],
  countOf: (id: string) => Count,
): CountedNumber[] =>
  counts
    .filter((one) => one.id !== '其他')
    .map((one) => countNumber(`${id}.${one.id}`, `${name}:${one.name}`, one.count, countOf(one.id)));
