import { type Decision, decide, leafCount, toRule } from '../model/index.ts';

/** Scores of items that the model was not fitted on, with their labels. */
export interface HeldOut {
  classes: readonly string[];
  rows: number;
  scores: Float64Array;
  /** `rows x classes`, 1 where the label holds. */
  targets: Uint8Array;
  /** 1 for a conversation. */
  talks: Uint8Array;
  /** What puts the leaves of an item in order, `rows x classes`; the scores themselves unless given. */
  order?: Float64Array;
}

/**
 * Labels that pull a leaf's own threshold away from the common one: with this many, half way. Own thresholds know how
 * frequent a leaf was among the labelled product types; others are judged better by what is common (docs/model.md).
 */
const pull = 200;
/** Complaints of product types never seen have low scores everywhere, so that what is surely a complaint gets its best leaf. */
const forceGrid = [-0.5, 0];
const dropGrid = [-4, -3, -2.5, -2, -1.5];
const talkGrid = Array.from({ length: 25 }, (_, i) => -3 + i / 5);

/** Threshold with the highest F1 for one class, halfway between two neighbouring scores. */
export function bestThreshold(held: HeldOut, c: number): { threshold: number; support: number } {
  const width = held.classes.length;
  const order = Array.from({ length: held.rows }, (_, i) => i).sort(
    (a, b) => (held.scores[b * width + c] ?? 0) - (held.scores[a * width + c] ?? 0),
  );
  let support = 0;
  for (let i = 0; i < held.rows; i++) support += held.targets[i * width + c] ?? 0;
  let hits = 0;
  let best = 0;
  let threshold = 0;
  order.forEach((row, taken) => {
    hits += held.targets[row * width + c] ?? 0;
    const f1 = (2 * hits) / (support + taken + 1);
    const next = order[taken + 1];
    if (f1 <= best || next === undefined) return;
    best = f1;
    threshold = ((held.scores[row * width + c] ?? 0) + (held.scores[next * width + c] ?? 0)) / 2;
  });
  return { threshold, support };
}

function microOf(held: HeldOut, decision: Decision): number {
  const rule = toRule(held.classes, decision);
  const width = held.classes.length;
  let tp = 0;
  let given = 0;
  let wanted = 0;
  for (let i = 0; i < held.rows; i++) {
    const { leaves } = decide(held.scores, rule, { from: i * width, isTalk: held.talks[i] === 1 });
    given += leaves.length;
    for (const c of leaves) tp += held.targets[i * width + c] ?? 0;
    for (let c = 0; c < rule.leaves; c++) wanted += held.targets[i * width + c] ?? 0;
  }
  return (2 * tp) / Math.max(1, given + wanted);
}

/** F1 of complaint or not over conversations. */
function complaintF1(held: HeldOut, decision: Decision): number {
  const rule = toRule(held.classes, decision);
  const width = held.classes.length;
  let hits = 0;
  let both = 0;
  for (let i = 0; i < held.rows; i++) {
    if (held.talks[i] !== 1) continue;
    const isGiven = decide(held.scores, rule, { from: i * width, isTalk: true }).leaves.length > 0;
    const isWanted = held.targets[i * width + rule.leaves] === 1;
    if (isGiven && isWanted) hits++;
    both += Number(isGiven) + Number(isWanted);
  }
  return (2 * hits) / Math.max(1, both);
}

function highestOf<T extends Decision | number>(
  candidates: readonly T[],
  value: (candidate: T) => number,
): T {
  const [first, ...others] = candidates;
  if (first === undefined) throw new Error('No candidates');
  let best = first;
  let bestValue = value(first);
  for (const candidate of others) {
    const v = value(candidate);
    if (v > bestValue) {
      best = candidate;
      bestValue = v;
    }
  }
  return best;
}

/**
 * Tunes the decision rule on held-out scores: a common threshold by micro-F1, then per leaf the threshold of
 * the best F1, drawn towards the common one where labels are few, then what forces and what drops leaves.
 */
export function tuneDecision(held: HeldOut): Decision {
  const leaves = held.classes.slice(0, leafCount(held.classes));
  const flat = (t: number): Decision => ({
    leaf: Object.fromEntries(leaves.map((leaf) => [leaf, t])),
    force: 0,
    drop: -2,
  });
  const grid = Array.from({ length: 13 }, (_, i) => -1.8 + i * 0.15);
  const common = highestOf(grid, (t) => microOf(held, flat(t)));
  const leaf: Record<string, number> = {};
  leaves.forEach((name, c) => {
    const { threshold, support } = bestThreshold(held, c);
    const own = support / (support + pull);
    leaf[name] = Number((own * threshold + (1 - own) * common).toFixed(4));
  });
  const rules = forceGrid.flatMap((force) => dropGrid.map((drop) => ({ leaf, force, drop })));
  const best = highestOf(rules, (decision) => microOf(held, decision));
  if (!held.talks.includes(1)) return best;
  const talks = talkGrid.map((talk) => ({ ...best, talk }));
  return highestOf(talks, (decision) => complaintF1(held, decision));
}
