import type { Evidence } from '@voc/core';
import type { Part } from '../features/index.ts';
import { choose } from './choose.ts';
import { heaviest, type Weighed } from './heaviest.ts';
import type { Quotable } from './quotables.ts';
import { maxQuote, quote } from './quote.ts';
import type { Stretch } from './shorten.ts';
import { speakingOf } from './speaking-of.ts';
import type { Turns } from './turns-of.ts';
import type { Wording } from './word-units.ts';

/** What each unit of a part says for a leaf. */
export type LayWeights = (part: Part) => Float64Array;

/** What is known of an item's words. */
export interface Speech {
  lay: LayWeights;
  turns: Turns;
  wording: Wording;
}

/** The same weights again while the same part is asked for, as most items have one. */
function layOnce(lay: LayWeights): LayWeights {
  let last: Part | undefined;
  let laid: Float64Array = new Float64Array();
  return (part) => {
    if (part !== last) laid = lay(part);
    last = part;
    return laid;
  };
}

/** Items shorter than this may be quoted whole. */
const short = 15;
const mostUnits = 40;
const mostShare = 0.4;

/** Characters of an item as it was written; its normal form may be shorter or longer. */
function writtenOf(places: readonly Quotable[]): number {
  const texts = new Map(places.map(({ turn, raw }) => [turn, raw.length]));
  return [...texts.values()].reduce((sum, length) => sum + length, 0);
}

/** Units that may be quoted of an item for one leaf: short enough to be read at a glance. */
function budgetOf(places: readonly Quotable[], written: number): number {
  const units = places.reduce((sum, { part }) => sum + part.normal.length, 0);
  return written < short ? maxQuote : Math.min(mostUnits, Math.floor(Math.min(units, written) * mostShare));
}

const mostOf = (written: number): number =>
  written < short ? written : Math.min(mostUnits, written * mostShare);

/** Leaves what is at most `most` long; a single stretch may be cut, where letters that repeat take one unit alone. */
function dropTooMuch(evidence: Evidence[], most: number): void {
  let length = evidence.reduce((sum, { start, end }) => sum + end - start, 0);
  while (length > most && evidence.length > 1) {
    const last = evidence.pop();
    length -= last ? last.end - last.start : 0;
  }
  const [first] = evidence;
  if (!first || length <= most) return;
  const room = Math.floor(most);
  const isSplit = /[\ud800-\udbff]/.test(first.text.charAt(room - 1));
  const text = first.text.slice(0, isSplit ? room - 1 : room);
  evidence[0] = { ...first, text, end: first.start + text.length };
}

const toEvidence = (one: Stretch): Evidence =>
  quote(one.from.raw, one.from.part.normal, one.start, one.end, one.from.turn);

/** The words that are quoted for a leaf, and those of them that speak for it most: the others may only tell how it went on. */
export interface Found {
  evidence: Evidence[];
  speaking: Evidence[];
}

/**
 * The customer's words that speak most for a leaf: the heaviest clause with what it turns from or what turns from it, else with the
 * second heaviest, shortened where they do not fit, then other clauses as far as there is room: together at most 40 units and two
 * fifths of the item. Without any speaking word it is the first clause, and nothing for an item without words.
 */
export function findEvidence(places: readonly Quotable[], speech: Speech): Found {
  const lay = layOnce(speech.lay);
  const written = writtenOf(places);
  const budget = budgetOf(places, written);
  const width = Math.max(1, Math.min(maxQuote, budget));
  const weighed: Weighed[] = [];
  for (const place of places) {
    const laid = lay(place.part);
    for (const clause of place.clauses) weighed.push(heaviest(place, clause, laid, width));
  }
  const spoken = speakingOf(weighed);
  const speaking = spoken
    .map((at) => toEvidence(weighed[at] as Weighed))
    .filter((one) => one.end > one.start);
  const stretches = choose(weighed, spoken, budget, { ...speech, lay });
  const evidence = stretches.map(toEvidence).filter((one) => one.end > one.start);
  dropTooMuch(evidence, mostOf(written));
  return { evidence, speaking };
}
