import { groupOf, isAlertMismatch } from '@voc/core';
import type { Judged } from './pair-up.ts';

/** Numbers that hits, wrong and missed labels of one class have in the sums. */
export interface ClassCells {
  id: string;
  hit: number;
  wrong: number;
  missed: number;
}

/** Where everything that is counted stands in a row of sums. */
export interface CellPlan {
  size: number;
  leaves: readonly ClassCells[];
  groups: readonly ClassCells[];
  complaint: ClassCells;
  mismatch: ClassCells;
  items: number;
  complaints: number;
  primary: number;
  sentiment: number;
  intent: number;
}

const groupsOf = (leaves: Iterable<string>): Set<string> => new Set([...leaves].map(groupOf));

/** Lays out the sums for all leaves that are wanted or given anywhere. */
export function planCells(judged: readonly Judged[]): CellPlan {
  let size = 0;
  const next = (): number => size++;
  const cellsOf = (id: string): ClassCells => ({ id, hit: next(), wrong: next(), missed: next() });
  const leaves = [...new Set(judged.flatMap(({ wanted, given }) => [...wanted, ...given]))].sort();
  const plan = {
    leaves: leaves.map(cellsOf),
    groups: [...groupsOf(leaves)].sort().map(cellsOf),
    complaint: cellsOf('complaint'),
    mismatch: cellsOf('mismatch!'),
    items: next(),
    complaints: next(),
    primary: next(),
    sentiment: next(),
    intent: next(),
  };
  return { ...plan, size };
}

/** The sums to which one item adds 1, for each item: all that a resample needs to know of it. */
export function cellsOfItems(judged: readonly Judged[], plan: CellPlan): number[][] {
  const leaves = new Map(plan.leaves.map((one) => [one.id, one]));
  const groups = new Map(plan.groups.map((one) => [one.id, one]));
  return judged.map(({ item, answer, wanted, given }) => {
    const cells = [plan.items];
    const mark = (one: ClassCells | undefined, isWanted: boolean, isGiven: boolean): void => {
      if (!one || !(isWanted || isGiven)) return;
      cells.push(isWanted && isGiven ? one.hit : isGiven ? one.wrong : one.missed);
    };
    const markSets = (
      classes: ReadonlyMap<string, ClassCells>,
      want: ReadonlySet<string>,
      got: ReadonlySet<string>,
    ) => {
      for (const id of new Set([...want, ...got])) mark(classes.get(id), want.has(id), got.has(id));
    };
    markSets(leaves, wanted, given);
    markSets(groups, groupsOf(wanted), groupsOf(given));
    mark(plan.complaint, wanted.size > 0, given.size > 0);
    mark(plan.mismatch, [...wanted].some(isAlertMismatch), [...given].some(isAlertMismatch));
    if (wanted.size > 0) cells.push(plan.complaints);
    if (wanted.size > 0 && answer.categories[0]?.id === item.leaves[0]) cells.push(plan.primary);
    if (answer.sentiment === item.sentiment) cells.push(plan.sentiment);
    if (answer.intent === item.intent) cells.push(plan.intent);
    return cells;
  });
}
