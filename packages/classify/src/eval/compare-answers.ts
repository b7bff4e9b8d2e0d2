import { bootstrap, type Estimate, usualResampling } from './bootstrap.ts';
import { f1Of } from './figures.ts';
import type { LabelledItem } from './labels.ts';
import { type Answer, pairUp } from './pair-up.ts';
import { type CellPlan, type ClassCells, cellsOfItems, planCells } from './tally-cells.ts';

/** A figure of two models on the same items. */
export interface Difference {
  id: string;
  /** Items that are labelled so. */
  support: number;
  before: number;
  after: number;
  /** After minus before, with the interval of pairs drawn together. */
  gain: Estimate;
}

/** How one model does against another on the same items: F1 over all leaves, of complaint or not, and of each group. */
export interface Comparison {
  items: number;
  leaves: Difference;
  complaint: Difference;
  groups: Difference[];
}

interface Figure {
  id: string;
  classes: readonly ClassCells[];
}

/** The chance that any of the groups, of which none changed, seems worse: they share what one interval leaves out. */
const left = 1 - usualResampling.level;

/** Cells of each item twice: by the first answer, and behind them by the second. */
function pairCells(
  items: readonly LabelledItem[],
  before: readonly Answer[],
  after: readonly Answer[],
): { plan: CellPlan; pairs: number[][] } {
  const [first, second] = [pairUp(items, before), pairUp(items, after)];
  const plan = planCells([...first, ...second]);
  const behind = cellsOfItems(second, plan);
  const pairs = cellsOfItems(first, plan).map((cells, i) => [
    ...cells,
    ...(behind[i] ?? []).map((cell) => plan.size + cell),
  ]);
  return { plan, pairs };
}

function differ(
  plan: CellPlan,
  pairs: readonly (readonly number[])[],
  figures: readonly Figure[],
  level: number,
): Difference[] {
  const { size } = plan;
  const gainsOf = (both: Float64Array): number[] =>
    figures.map(({ classes }) => f1Of(both.subarray(size), classes) - f1Of(both.subarray(0, size), classes));
  const gains = bootstrap(pairs, 2 * size, gainsOf, { ...usualResampling, level });
  const sums = new Float64Array(2 * size);
  for (const cell of pairs.flat()) sums[cell] = (sums[cell] ?? 0) + 1;
  return figures.map(({ id, classes }, at) => ({
    id,
    support: classes.reduce((sum, one) => sum + (sums[one.hit] ?? 0) + (sums[one.missed] ?? 0), 0),
    before: f1Of(sums, classes) || 0,
    after: f1Of(sums.subarray(size), classes) || 0,
    gain: gains[at] ?? { value: 0, low: null, high: null },
  }));
}

/**
 * Compares two models' answers to the same labelled items. Intervals of differences are those of the paired bootstrap
 * (Efron and Tibshirani 1993): an item is drawn with both answers. Groups, being many, have wider ones (Bonferroni).
 */
export function compareAnswers(
  items: readonly LabelledItem[],
  before: readonly Answer[],
  after: readonly Answer[],
): Comparison {
  const { plan, pairs } = pairCells(items, before, after);
  const overall = [
    { id: 'leaves', classes: plan.leaves },
    { id: 'complaint', classes: [plan.complaint] },
  ];
  const [leaves, complaint] = differ(plan, pairs, overall, usualResampling.level);
  if (!leaves || !complaint) throw new Error('There are as many differences as figures');
  const groups = plan.groups.map((one) => ({ id: one.id, classes: [one] }));
  return {
    items: pairs.length,
    leaves,
    complaint,
    groups: differ(plan, pairs, groups, 1 - left / Math.max(1, groups.length)),
  };
}

/** Whether a gain is one beyond noise. */
export const isGain = ({ gain }: Difference): boolean => gain.low !== null && gain.low > 0;

/** What is worse beyond noise. */
export const lossesOf = ({ leaves, groups }: Comparison): string[] =>
  [leaves, ...groups].filter(({ gain }) => gain.high !== null && gain.high < 0).map(({ id }) => id);
