import type { Evidence } from '@voc/core';
import type { Part } from '../features/index.ts';
import { heaviest, type Weighed } from './heaviest.ts';
import type { Quotable } from './quotables.ts';
import { maxQuote, quote } from './quote.ts';

/** The second clause is quoted too when it weighs at least this share of the heaviest. */
const secondShare = 0.6;
/** A clause that turns is quoted with what it turns from when it weighs at least this share of it. */
const turnedShare = 0.2;
/** With less room than this only the heaviest clause is quoted; with more, it keeps at least so much beside one that turns. */
const leastForBoth = 10;
const leastOfFirst = 5;
/** Fewer units of a further clause say nothing. */
const least = 4;

/** What each unit of a part says for a leaf. */
export type LayWeights = (part: Part) => Float64Array;

/** What is known of an item's words. */
export interface Speech {
  lay: LayWeights;
  /** How a clause begins that says what came of the one before. */
  turns: RegExp;
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

/** Clauses beside another in the same part: what follows often says how things ended, what stands before how they began. */
function beside(weighed: readonly Weighed[], one: Weighed, step: 1 | -1): Weighed | undefined {
  const next = weighed[weighed.indexOf(one) + step];
  return next?.from === one.from ? next : undefined;
}

/** The heaviest words of a clause that fit into the room there is; the whole clause where it does. */
const within = (one: Weighed, room: number, lay: LayWeights): Weighed =>
  one.end - one.start <= room ? one : heaviest(one.from, one.clause, lay(one.from.part), room);

/** Fills the room that is left with the clauses beside those quoted: those that follow first. */
function fillUp(weighed: readonly Weighed[], quoted: Weighed[], lay: LayWeights, budget: number): void {
  const speaking = [...quoted];
  for (const step of [1, -1] as const)
    for (const one of speaking) {
      const left = budget - quoted.reduce((sum, { start, end }) => sum + end - start, 0);
      const other = beside(weighed, one, step);
      if (!other || quoted.includes(other) || left < least) continue;
      quoted.push(within(other, left, lay));
    }
}

/** The clause that follows and turns: it says what came of what was said or hoped. */
function turned(weighed: readonly Weighed[], first: Weighed, turns: RegExp): Weighed | undefined {
  const next = beside(weighed, first, 1);
  if (!next || next.weight < turnedShare * first.weight) return undefined;
  return turns.test(next.from.part.normal.text.slice(next.clause.start, next.clause.end)) ? next : undefined;
}

/** What turns and what it turns from: where there is no room for both, the first keeps its heaviest words alone. */
function withTurn(first: Weighed, turn: Weighed, lay: LayWeights, budget: number): Weighed[] {
  if (budget < leastForBoth) return [first];
  const other = within(turn, Math.max(budget - (first.end - first.start), budget - leastOfFirst), lay);
  return [within(first, budget - (other.end - other.start), lay), other];
}

/** The heaviest clause and what speaks beside it: what came of it, else the second heaviest as far as there is room. */
function speakingOf(weighed: readonly Weighed[], { lay, turns }: Speech, budget: number): Weighed[] {
  const [first, second] = heaviestTwo(weighed);
  if (!first) return [];
  const turn = turned(weighed, first, turns);
  if (turn) return withTurn(first, turn, lay, budget);
  const left = budget - (first.end - first.start);
  if (!speaksToo(first, second)) return [first];
  return second.end - second.start > left && left < least ? [first] : [first, within(second, left, lay)];
}

const toEvidence = (one: Weighed): Evidence =>
  quote(one.from.raw, one.from.part.normal, one.start, one.end, one.from.turn);

/** Characters that may be quoted of the text as it was written, which may be longer than in its normal form. */
function mostOf(places: readonly Quotable[]): number {
  const texts = new Map(places.map(({ turn, raw }) => [turn, raw.length]));
  const written = [...texts.values()].reduce((sum, length) => sum + length, 0);
  return written < short ? written : Math.min(mostUnits, written * mostShare);
}

function dropTooMuch(evidence: Evidence[], most: number): void {
  let length = evidence.reduce((sum, { start, end }) => sum + end - start, 0);
  while (length > most && evidence.length > 1) {
    const last = evidence.pop();
    length -= last ? last.end - last.start : 0;
  }
}

/** The words that are quoted for a leaf, and how many of the stretches speak for it: a last one may only tell how it went on. */
export interface Found {
  evidence: Evidence[];
  speaking: number;
}

/**
 * The customer's words that speak most for a leaf: whole clauses where they fit, else their heaviest words; one or two stretches that
 * speak, in order of weight, then the clauses beside them as far as there is room: together at most 40 units and two fifths of the
 * item. Without any speaking word it is the first clause, and nothing for an item without words.
 */
export function findEvidence(places: readonly Quotable[], speech: Speech): Found {
  const { lay } = speech;
  const budget = budgetOf(places);
  const width = Math.max(1, Math.min(maxQuote, budget));
  const weighed: Weighed[] = [];
  for (const place of places) {
    const laid = lay(place.part);
    for (const clause of place.clauses) weighed.push(heaviest(place, clause, laid, width));
  }
  const quoted = speakingOf(weighed, speech, budget);
  const speaking = quoted.length;
  fillUp(weighed, quoted, lay, budget);
  const evidence = quoted.map(toEvidence).filter((one) => one.end > one.start);
  dropTooMuch(evidence, mostOf(places));
  return { evidence, speaking: Math.min(evidence.length, speaking) };
}
