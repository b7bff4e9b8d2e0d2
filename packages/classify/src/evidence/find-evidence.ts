import type { ClassifyInput, Evidence } from '@voc/core';
import type { FeatureList, Part } from '../features/index.ts';
import type { Scorer } from '../model/index.ts';
import { type Clause, splitClauses } from './clauses.ts';
import { maxQuote, quote } from './quote.ts';

/** A further clause is quoted too when it weighs at least this share of the heaviest. */
const secondShare = 0.6;

/** The customer's parts of an item with their clauses, ready to be quoted. */
export interface Quotable {
  part: Part;
  raw: string;
  turn: number | undefined;
  clauses: Clause[];
}

/** Everything in an item that may be quoted: agents' and system turns may not. */
export function quotables(input: ClassifyInput, parts: readonly Part[]): Quotable[] {
  return parts
    .filter((part) => !part.agent)
    .map((part) => ({
      part,
      raw: input.turns ? (input.turns[part.turn]?.text ?? '') : (input.text ?? ''),
      turn: input.turns ? part.turn : undefined,
      clauses: splitClauses(part.normal),
    }));
}

let weightAt = new Float64Array(1024);
let weights = new Int32Array(1024);

interface Weighed {
  from: Quotable;
  start: number;
  end: number;
  weight: number;
}

/** What each unit of a part says for the leaf: a feature's weight is shared among the units it spans. */
function layWeights(list: FeatureList, turn: number, length: number, which: Int32Array): Float64Array {
  if (weightAt.length < length) weightAt = new Float64Array(length * 2);
  const laid = weightAt;
  const byBucket = weights;
  laid.fill(0, 0, length);
  const { own, part, start, end } = list;
  for (let i = 0; i < own; i++) {
    const weight = byBucket[which[i] as number] as number;
    if (weight === 0 || part[i] !== turn) continue;
    const from = start[i] as number;
    const to = end[i] as number;
    const share = weight / (to - from);
    for (let u = from; u < to; u++) laid[u] = (laid[u] as number) + share;
  }
  return laid;
}

/** The heaviest stretch of a clause that fits into a quote. */
function heaviest(from: Quotable, clause: Clause, laid: Float64Array): Weighed {
  let sum = 0;
  let best = Number.NEGATIVE_INFINITY;
  let start = clause.start;
  const width = Math.min(maxQuote, clause.end - clause.start);
  for (let u = clause.start; u < clause.end; u++) {
    sum += laid[u] ?? 0;
    if (u - clause.start >= width) sum -= laid[u - width] ?? 0;
    if (u - clause.start < width - 1 || sum <= best) continue;
    best = sum;
    start = u - width + 1;
  }
  return { from, start, end: start + width, weight: best };
}

/** The two heaviest clauses, the earlier one first of equals; single units only where there is nothing longer. */
function heaviestTwo(weighed: readonly Weighed[]): [Weighed | undefined, Weighed | undefined] {
  const anyLong = weighed.some((one) => one.end - one.start >= 2);
  let first: Weighed | undefined;
  let second: Weighed | undefined;
  for (const one of weighed) {
    if (anyLong && one.end - one.start < 2) continue;
    if (!first || one.weight > first.weight) {
      second = first;
      first = one;
    } else if (!second || one.weight > second.weight) second = one;
  }
  return [first, second];
}

const toEvidence = (one: Weighed): Evidence =>
  quote(one.from.raw, one.from.part.normal, one.start, one.end, one.from.turn);

/**
 * The customer's words that speak most for a leaf: whole clauses where they fit, at most two, in order of
 * weight. Without any speaking word it is the first clause, and nothing for an item without words.
 */
export function findEvidence(
  places: readonly Quotable[],
  list: FeatureList,
  scorer: Scorer,
  cls: number,
): Evidence[] {
  if (weights.length < scorer.seen.size) weights = new Int32Array(scorer.seen.size * 2);
  scorer.weighFor(cls, weights);
  const weighed: Weighed[] = [];
  for (const place of places) {
    const { normal, turn } = place.part;
    const laid = layWeights(list, turn, normal.length, scorer.seen.which);
    for (const clause of place.clauses) weighed.push(heaviest(place, clause, laid));
  }
  const [first, second] = heaviestTwo(weighed);
  if (!first) return [];
  const quoted = [toEvidence(first)];
  if (second && second.weight > 0 && second.weight >= first.weight * secondShare)
    quoted.push(toEvidence(second));
  return quoted.filter((one) => one.end > one.start);
}
