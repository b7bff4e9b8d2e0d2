import { Intent, Sentiment } from '@voc/core';
import { type Decision, leafCount, unspecified } from './model.ts';

export const maxLeaves = 4;

/** What the scores of one item come to; `leaves` are class numbers, primary first. */
export interface Verdict {
  leaves: number[];
  intent: Intent;
  sentiment: Sentiment;
}

export interface DecideAs {
  /** Where the item's scores begin. */
  from?: number;
  /** Puts the leaves in order, the primary one first; the scores themselves unless given. */
  order?: Float64Array;
  /** True for a conversation. */
  isTalk?: boolean;
  /** True for a conversation in which the customer speaks but once. */
  isBrief?: boolean;
}

/** Who asks once may only be asking: complaint must then be the likeliest intent, and by so much. */
const leastBrief = 0.2;

/** The decision rule with its thresholds laid out by class number. */
export interface DecisionRule {
  thresholds: Float64Array;
  force: number;
  drop: number;
  /** In a conversation, what tells a complaint: see `Decision.talk`. */
  talk: number | undefined;
  leaves: number;
  unspecified: number;
}

export function toRule(classes: readonly string[], decision: Decision): DecisionRule {
  const leaves = leafCount(classes);
  return {
    thresholds: Float64Array.from(classes.slice(0, leaves), (name) => decision.leaf[name] ?? 0),
    force: decision.force,
    drop: decision.drop,
    talk: decision.talk,
    leaves,
    unspecified: classes.indexOf(unspecified),
  };
}

/** Whether an item gets its best leaf even below the threshold; undefined when it gets none at all. */
function forces(
  scores: Float64Array,
  rule: DecisionRule,
  from: number,
  { isTalk = false, isBrief = false }: DecideAs,
): boolean | undefined {
  const complaint = scores[from + rule.leaves] as number;
  if (isTalk && rule.talk !== undefined) {
    const other = highest(scores, from + rule.leaves, Intent.options.length, 0);
    const least = isBrief ? Math.max(leastBrief, rule.talk) : rule.talk;
    return complaint - (scores[from + rule.leaves + other] as number) >= least ? true : undefined;
  }
  return complaint < rule.drop ? undefined : complaint >= rule.force;
}

function chooseLeaves(
  scores: Float64Array,
  rule: DecisionRule,
  from: number,
  order: Float64Array,
  as: DecideAs,
): number[] {
  const isForced = forces(scores, rule, from, as);
  if (isForced === undefined) return [];
  const chosen: number[] = [];
  let best = 0;
  let bestMargin = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < rule.leaves; c++) {
    const margin = (scores[from + c] as number) - (rule.thresholds[c] as number);
    if (margin > 0) chosen.push(c);
    if (margin > bestMargin) {
      bestMargin = margin;
      best = c;
    }
  }
  if (chosen.length === 0) return isForced ? [best] : [];
  if (chosen.length === 1) return chosen;
  chosen.sort((a, b) => (order[from + b] as number) - (order[from + a] as number) || a - b);
  if (chosen[0] === rule.unspecified) return [rule.unspecified];
  return chosen.filter((c) => c !== rule.unspecified).slice(0, maxLeaves);
}

function highest(scores: Float64Array, from: number, count: number, without: number): number {
  let best = without === 0 ? 1 : 0;
  for (let k = best + 1; k < count; k++)
    if (k !== without && (scores[from + k] ?? 0) > (scores[from + best] ?? 0)) best = k;
  return best;
}

/** The likeliest intent of an item that is no complaint. */
export function calmIntent(scores: Float64Array, rule: DecisionRule, from = 0): Intent {
  return Intent.options[highest(scores, from + rule.leaves, Intent.options.length, 0)] ?? 'neutral';
}

/**
 * Leaves, intent and sentiment from an item's logits. An item has leaves exactly when its intent is
 * complaint; at most four leaves; `residual.unspecified` stands alone.
 */
export function decide(scores: Float64Array, rule: DecisionRule, as: DecideAs = {}): Verdict {
  const { from = 0, order = scores } = as;
  const leaves = chooseLeaves(scores, rule, from, order, as);
  const sentimentAt = from + rule.leaves + Intent.options.length;
  const sentiment = highest(scores, sentimentAt, Sentiment.options.length, -1);
  return {
    leaves,
    intent: leaves.length > 0 ? 'complaint' : calmIntent(scores, rule, from),
    sentiment: Sentiment.options[sentiment] ?? 'neu',
  };
}
