import type { Evidence } from '@voc/core';
import type { Part } from '../features/index.ts';
import { heaviest, type Weighed } from './heaviest.ts';
import type { Quotable } from './quotables.ts';
import { maxQuote, quote } from './quote.ts';

/** The second clause is quoted too when it weighs at least this share of the heaviest. */
const secondShare = 0.6;
/** Fewer units of a further clause say nothing. */
const least = 4;

/** What each unit of a part says for a leaf. */
export type LayWeights = (part: Part) => Float64Array;

/** Items shorter than this may be quoted whole. */
const short = 15;
const mostUnits = 40;
const mostShare = 0.4;

/** Units that may be quoted of an item for one leaf: short enough to be read at a glance. */
function budgetOf(places: readonly Quotable[]): number {
  const units = places.reduce((sum, { part }) => sum + part.normal.length, 0);
  return units < short ? maxQuote : Math.min(mostUnits, Math.floor(units * mostShare));
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

const speaksToo = (first: Weighed, second: Weighed | undefined): second is Weighed =>
  second !== undefined && second.weight > 0 && second.weight >= first.weight * secondShare;

/** The clause that follows another in the same part: it often says how things ended. */
function following(weighed: readonly Weighed[], one: Weighed): Weighed | undefined {
  const next = weighed[weighed.indexOf(one) + 1];
  return next?.from === one.from ? next : undefined;
}

const toEvidence = (one: Weighed): Evidence =>
  quote(one.from.raw, one.from.part.normal, one.start, one.end, one.from.turn);

/** The words that are quoted for a leaf, and how many of the stretches speak for it: a last one may only tell how it went on. */
export interface Found {
  evidence: Evidence[];
  speaking: number;
}

/**
 * The customer's words that speak most for a leaf: whole clauses where they fit, else their heaviest words, at most two
 * stretches, in order of weight, together at most 40 units and two fifths of the item. Where but one speaks, the clause
 * that follows is quoted as far as there is room. Without any speaking word it is the first clause, and nothing for an item
 * without words.
 */
export function findEvidence(places: readonly Quotable[], lay: LayWeights): Found {
  const budget = budgetOf(places);
  const width = Math.max(1, Math.min(maxQuote, budget));
  const weighed: Weighed[] = [];
  for (const place of places) {
    const laid = lay(place.part);
    for (const clause of place.clauses) weighed.push(heaviest(place, clause, laid, width));
  }
  const [first, second] = heaviestTwo(weighed);
  if (!first) return { evidence: [], speaking: 0 };
  const quoted = [toEvidence(first)];
  const left = Math.min(maxQuote, budget - (first.end - first.start));
  const isSecond = speaksToo(first, second);
  const other = isSecond ? second : following(weighed, first);
  if (other && other.end - other.start <= left) quoted.push(toEvidence(other));
  else if (other && left >= least)
    quoted.push(toEvidence(heaviest(other.from, other.clause, lay(other.from.part), left)));
  const evidence = quoted.filter((one) => one.end > one.start);
  return { evidence, speaking: Math.min(evidence.length, isSecond ? 2 : 1) };
}
