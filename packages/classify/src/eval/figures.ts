import { bootstrap, type Estimate, type Resampling } from './bootstrap.ts';
import type { Judged } from './pair-up.ts';
import { type CellPlan, type ClassCells, cellsOfItems, planCells } from './tally-cells.ts';

export const overallNames = [
  'micro_f1',
  'macro_f1',
  'group_f1',
  'primary_acc',
  'complaint_f1',
  'mismatch_precision',
  'mismatch_recall',
  'mismatch_f1',
  'sentiment_acc',
  'intent_acc',
] as const;
export type OverallName = (typeof overallNames)[number];
export type Overall = Record<OverallName, Estimate>;

/** Precision, recall and F1 of one leaf or group; `support` items are labelled so, `given` were called so. */
export interface ClassEstimates {
  id: string;
  support: number;
  given: number;
  p: Estimate;
  r: Estimate;
  f1: Estimate;
}

export interface Figures {
  items: number;
  complaints: number;
  overall: Overall;
  groups: ClassEstimates[];
  leaves: ClassEstimates[];
}

/** Leaves with fewer labels do not count for the macro average. */
const minSupport = 8;

type Sums = Float64Array;
const at = (sums: Sums, cell: number): number => sums[cell] ?? 0;
const precision = (s: Sums, c: ClassCells): number => at(s, c.hit) / (at(s, c.hit) + at(s, c.wrong));
const recall = (s: Sums, c: ClassCells): number => at(s, c.hit) / (at(s, c.hit) + at(s, c.missed));

/** F1 over all labels of some classes; NaN where there are none. */
export function f1Of(sums: Sums, classes: readonly ClassCells[]): number {
  let [hits, others] = [0, 0];
  for (const one of classes) {
    hits += at(sums, one.hit);
    others += at(sums, one.wrong) + at(sums, one.missed);
  }
  return (2 * hits) / (2 * hits + others);
}

/** The overall figures of sums, in the order of `overallNames`; NaN where undefined. */
function overallOf(plan: CellPlan, large: readonly ClassCells[]): (sums: Sums) => number[] {
  return (s) => [
    f1Of(s, plan.leaves),
    large.reduce((sum, leaf) => sum + (f1Of(s, [leaf]) || 0), 0) / large.length,
    f1Of(s, plan.groups),
    at(s, plan.primary) / at(s, plan.complaints),
    f1Of(s, [plan.complaint]),
    precision(s, plan.mismatch),
    recall(s, plan.mismatch),
    f1Of(s, [plan.mismatch]),
    at(s, plan.sentiment) / at(s, plan.items),
    at(s, plan.intent) / at(s, plan.items),
  ];
}

const nothing: Estimate = { value: 0, low: null, high: null };

/** All figures of judged items with intervals, `parts` false for the overall ones alone; classes by support, the largest first. */
export function measure(judged: readonly Judged[], parts: boolean, resampling?: Resampling): Figures {
  const plan = planCells(judged);
  const items = cellsOfItems(judged, plan);
  const sums = new Float64Array(plan.size);
  for (const cell of items.flat()) sums[cell] = at(sums, cell) + 1;
  const supportOf = (one: ClassCells): number => at(sums, one.hit) + at(sums, one.missed);
  const overall = overallOf(
    plan,
    plan.leaves.filter((leaf) => supportOf(leaf) >= minSupport),
  );
  const classes = parts ? [...plan.groups, ...plan.leaves] : [];
  const estimates = bootstrap(
    items,
    plan.size,
    (s) => [...overall(s), ...classes.flatMap((c) => [precision(s, c), recall(s, c), f1Of(s, [c])])],
    resampling,
  );
  const estimate = (i: number): Estimate => estimates[i] ?? nothing;
  const tableOf = (some: readonly ClassCells[], from: number): ClassEstimates[] =>
    some
      .map((one, i) => ({
        id: one.id,
        support: supportOf(one),
        given: at(sums, one.hit) + at(sums, one.wrong),
        p: estimate(from + 3 * i),
        r: estimate(from + 3 * i + 1),
        f1: estimate(from + 3 * i + 2),
      }))
      .sort((a, b) => b.support - a.support || (a.id < b.id ? -1 : 1));
  const first = overallNames.length;
  return {
    items: at(sums, plan.items),
    complaints: at(sums, plan.complaints),
    overall: Object.fromEntries(overallNames.map((name, i) => [name, estimate(i)])) as Overall,
    groups: parts ? tableOf(plan.groups, first) : [],
    leaves: parts ? tableOf(plan.leaves, first + 3 * plan.groups.length) : [],
  };
}
