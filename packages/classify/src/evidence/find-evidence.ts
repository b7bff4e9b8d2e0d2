import type { ClassifyInput, Evidence } from '@voc/core';
import type { Part } from '../features/index.ts';
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

/** What each unit of a part says for a leaf. */
export type LayWeights = (part: Part) => Float64Array;

interface Weighed {
  from: Quotable;
  start: number;
  end: number;
  weight: number;
}

/** Items shorter than this may be quoted whole. */
const short = 15;
const mostUnits = 40;
const mostShare = 0.4;

/** Units that may be quoted of an item for one leaf: short enough to be read at a glance. */
function budgetOf(places: readonly Quotable[]): number {
  const units = places.reduce((sum, { part }) => sum + part.normal.length, 0);
  return units < short ? maxQuote : Math.min(mostUnits, Math.floor(units * mostShare));
}

/** Where words begin and end within a clause. */
function edgesOf({ part }: Quotable, { start, end }: Clause): number[] {
  const edges = [start];
  let at = 0;
  for (const token of part.tokens) {
    at += token.length;
    if (at >= end) break;
    if (at > start) edges.push(at);
  }
  return [...edges, end];
}

/** Weight of the units of a clause up to each, from 0; used again by the next clause. */
let before = new Float64Array(256);

/** The heaviest run of whole words of a clause that is at most `width` long; the whole clause where that fits. */
function heaviest(from: Quotable, clause: Clause, laid: Float64Array, width: number): Weighed {
  const { start, end } = clause;
  if (before.length <= end - start) before = new Float64Array(2 * (end - start));
  before[0] = 0;
  for (let u = start; u < end; u++)
    before[u - start + 1] = (before[u - start] as number) + (laid[u] as number);
  if (end - start <= width) return { from, start, end, weight: before[end - start] as number };
  const edges = edgesOf(from, clause);
  let best = Number.NEGATIVE_INFINITY;
  let first = start;
  let last = start + width;
  for (let i = 0; i < edges.length; i++) {
    const one = edges[i] as number;
    for (let k = i + 1; k < edges.length && (edges[k] as number) - one <= width; k++) {
      const other = edges[k] as number;
      const weight = (before[other - start] as number) - (before[one - start] as number);
      if (weight <= best) continue;
      best = weight;
      first = one;
      last = other;
    }
  }
  return { from, start: first, end: last, weight: best };
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
 * The customer's words that speak most for a leaf: whole clauses where they fit, else their heaviest words, at most two
 * stretches, in order of weight; together at most 40 units and two fifths of the item. Without any speaking word it is the
 * first clause, and nothing for an item without words.
 */
export function findEvidence(places: readonly Quotable[], lay: LayWeights): Evidence[] {
  const budget = budgetOf(places);
  const width = Math.max(1, Math.min(maxQuote, budget));
  const weighed: Weighed[] = [];
  for (const place of places) {
    const laid = lay(place.part);
    for (const clause of place.clauses) weighed.push(heaviest(place, clause, laid, width));
  }
  const [first, second] = heaviestTwo(weighed);
  if (!first) return [];
  const quoted = [toEvidence(first)];
  const left = budget - (first.end - first.start);
  const isHeavy = second && second.weight > 0 && second.weight >= first.weight * secondShare;
  if (isHeavy && second.end - second.start <= left) quoted.push(toEvidence(second));
  return quoted.filter((one) => one.end > one.start);
}
