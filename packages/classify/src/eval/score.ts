import { groupOf, type Intent, isAlertMismatch, type Sentiment } from '@voc/core';

/** A labelled item; `weight` undoes stratified sampling, 1 where absent. */
export interface GoldItem {
  id: string;
  intent: Intent;
  sentiment: Sentiment;
  leaves: readonly string[];
  weight?: number;
}

export interface PredictedItem {
  id: string;
  intent: string;
  sentiment: string;
  categories: readonly { id: string }[];
}

export interface LeafFigures {
  support: number;
  p: number;
  r: number;
  f1: number;
}

/** The figures of a classification against its labels; micro and macro over leaves, macro where support >= 8. */
export interface ClassificationScore {
  items: number;
  micro_f1: number;
  macro_f1: number;
  macro_leaves: number;
  group_f1: number;
  primary_acc: number;
  complaint_f1: number;
  mismatch_precision: number;
  mismatch_recall: number;
  mismatch_f1: number;
  mismatch_precision_natural: number;
  mismatch_recall_natural: number;
  sentiment_acc: number;
  intent_acc: number;
  by_leaf: Record<string, LeafFigures>;
}

const minSupport = 8;

class Tally {
  tp = 0;
  fp = 0;
  fn = 0;

  add(gold: boolean, predicted: boolean, weight = 1): void {
    if (gold && predicted) this.tp += weight;
    else if (predicted) this.fp += weight;
    else if (gold) this.fn += weight;
  }

  get p(): number {
    return this.tp + this.fp > 0 ? this.tp / (this.tp + this.fp) : 0;
  }

  get r(): number {
    return this.tp + this.fn > 0 ? this.tp / (this.tp + this.fn) : 0;
  }

  get f1(): number {
    return this.p + this.r > 0 ? (2 * this.p * this.r) / (this.p + this.r) : 0;
  }
}

/** Rounds as Python does: an exact tie goes to the even digit. */
function round(value: number, digits: number): number {
  const exact = value.toFixed(60);
  const cut = exact.indexOf('.') + 1 + digits;
  const isTie = /^50*$/.test(exact.slice(cut));
  return isTie && Number(exact.charAt(cut - 1)) % 2 === 0
    ? Number(exact.slice(0, cut))
    : Number(value.toFixed(digits));
}

function countSets(
  gold: ReadonlySet<string>,
  predicted: ReadonlySet<string>,
  count: (id: string) => Tally,
): void {
  for (const id of new Set([...gold, ...predicted])) count(id).add(gold.has(id), predicted.has(id));
}

function leafTable(tallies: ReadonlyMap<string, Tally>): Record<string, LeafFigures> {
  const sorted = [...tallies].sort(([a, x], [b, y]) => y.tp + y.fn - x.tp - x.fn || (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([leaf, t]) => [
      leaf,
      { support: t.tp + t.fn, p: round(t.p, 3), r: round(t.r, 3), f1: round(t.f1, 3) },
    ]),
  );
}

function microOf(tallies: ReadonlyMap<string, Tally>): number {
  const sum = new Tally();
  for (const t of tallies.values()) {
    sum.tp += t.tp;
    sum.fp += t.fp;
    sum.fn += t.fn;
  }
  return sum.f1;
}

/** Everything that is counted, item by item. */
class Counts {
  readonly leaves = new Map<string, Tally>();
  readonly group = new Tally();
  readonly complaint = new Tally();
  readonly mismatch = new Tally();
  readonly natural = new Tally();
  primary = 0;
  complaints = 0;
  sentiment = 0;
  intent = 0;

  add(item: GoldItem, guess: PredictedItem): void {
    const want = new Set(item.leaves);
    const given = guess.categories.map((category) => category.id);
    const got = new Set(given);
    countSets(want, got, (leaf) => this.tallyOf(leaf));
    countSets(new Set([...want].map(groupOf)), new Set(given.map(groupOf)), () => this.group);
    this.complaint.add(want.size > 0, got.size > 0);
    const wantsMismatch = item.leaves.some(isAlertMismatch);
    const gotMismatch = given.some(isAlertMismatch);
    this.mismatch.add(wantsMismatch, gotMismatch);
    this.natural.add(wantsMismatch, gotMismatch, item.weight ?? 1);
    if (want.size > 0) this.complaints++;
    if (want.size > 0 && given[0] === item.leaves[0]) this.primary++;
    if (guess.sentiment === item.sentiment) this.sentiment++;
    if (guess.intent === item.intent) this.intent++;
  }

  private tallyOf(leaf: string): Tally {
    const found = this.leaves.get(leaf) ?? new Tally();
    this.leaves.set(leaf, found);
    return found;
  }
}

const share = (count: number, of: number): number => round(count / Math.max(1, of), 4);

/** Scores predictions against labels; throws when a labelled item has no prediction. */
export function scoreClassification(
  gold: readonly GoldItem[],
  predicted: readonly PredictedItem[],
): ClassificationScore {
  const guesses = new Map(predicted.map((item) => [item.id, item]));
  const items = [...new Map(gold.map((one) => [one.id, one])).values()];
  const counts = new Counts();
  for (const item of items) {
    const guess = guesses.get(item.id);
    if (!guess) throw new Error(`No prediction for the labelled item ${item.id}`);
    counts.add(item, guess);
  }
  const large = [...counts.leaves.values()].filter((t) => t.tp + t.fn >= minSupport);
  const sum = large.reduce((total, t) => total + t.f1, 0);
  return {
    items: items.length,
    micro_f1: round(microOf(counts.leaves), 4),
    macro_f1: share(sum, large.length),
    macro_leaves: large.length,
    group_f1: round(counts.group.f1, 4),
    primary_acc: share(counts.primary, counts.complaints),
    complaint_f1: round(counts.complaint.f1, 4),
    mismatch_precision: round(counts.mismatch.p, 4),
    mismatch_recall: round(counts.mismatch.r, 4),
    mismatch_f1: round(counts.mismatch.f1, 4),
    mismatch_precision_natural: round(counts.natural.p, 4),
    mismatch_recall_natural: round(counts.natural.r, 4),
    sentiment_acc: share(counts.sentiment, items.length),
    intent_acc: share(counts.intent, items.length),
    by_leaf: leafTable(counts.leaves),
  };
}
