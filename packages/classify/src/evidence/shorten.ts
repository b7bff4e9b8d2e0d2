import type { Clause } from './clauses.ts';
import type { LayWeights } from './find-evidence.ts';
import type { Quotable } from './quotables.ts';
import { maxQuote } from './quote.ts';
import { type Wording, type WordUnit, wordUnits } from './word-units.ts';

/** A clause to be shortened, and how much it counts beside the others. */
export interface Spoken {
  from: Quotable;
  clause: Clause;
  share: number;
}

/** A stretch of a part, half-open in its units. */
export interface Stretch {
  from: Quotable;
  start: number;
  end: number;
}

/** What a word that is no filler is worth beside its weight: by its length, as the last of a clause, as a denial; and what a gap within a clause costs. */
const perUnit = 0.06;
const lastWord = 0.3;
const denial = 0.15;
const gapCost = 0.17;

interface Choice {
  unit: WordUnit;
  from: Quotable;
  length: number;
  value: number;
  /** What leaving out what stands before it costs. */
  gap: number;
  /** The first of its clause. */
  opens: boolean;
}

/** The words of a clause with their worth: their part of its weight, some for each character, more for the last, where the predicate stands. */
function choicesOf({ from, clause, share }: Spoken, lay: LayWeights, wording: Wording): Choice[] {
  const units = wordUnits(from, clause, wording);
  const laid = lay(from.part);
  const weights = units.map(({ start, end }) => {
    let sum = 0;
    for (let u = start; u < end; u++) sum += laid[u] as number;
    return Math.sqrt(Math.max(0, sum));
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const last = units.findLastIndex(({ idle }) => !idle);
  return units.map((unit, i) => {
    const length = unit.end - unit.start;
    const weight = (weights[i] as number) / whole;
    const said = weight + perUnit * length + (i === last ? lastWord : 0) + (unit.denies ? denial : 0);
    const value = unit.idle ? 0 : share * said;
    return { unit, from, length, value, gap: share * gapCost, opens: i === 0 };
  });
}

/**
 * What the words from each on are worth at most for each room, by what is quoted of their clause before them: nothing, the word before,
 * or only one further back. Used again by the next call.
 */
let fresh = new Float64Array(1024);
let after = new Float64Array(1024);
let apart = new Float64Array(1024);

function weighAll(choices: readonly Choice[], room: number): void {
  const wide = room + 1;
  const size = (choices.length + 1) * wide;
  if (fresh.length < size) {
    fresh = new Float64Array(size * 2);
    after = new Float64Array(size * 2);
    apart = new Float64Array(size * 2);
  }
  for (const row of [fresh, after, apart]) row.fill(0, choices.length * wide, size);
  for (let i = choices.length - 1; i >= 0; i--) {
    const { length, value, gap, opens } = choices[i] as Choice;
    for (let left = 0; left <= room; left++) {
      const here = i * wide + left;
      const next = here + wide;
      const rest = length > left ? Number.NEGATIVE_INFINITY : (after[next - length] as number);
      const keep = value + rest;
      fresh[here] = Math.max(keep, fresh[next] as number);
      after[here] = opens ? (fresh[here] as number) : Math.max(keep, apart[next] as number);
      apart[here] = opens ? (fresh[here] as number) : Math.max(value - gap + rest, apart[next] as number);
    }
  }
}

/** Which words are worth most together within the room there is: a knapsack in which a gap within a clause has its price. */
function pick(choices: readonly Choice[], room: number): boolean[] {
  weighAll(choices, room);
  const wide = room + 1;
  let left = room;
  let before = fresh;
  return choices.map(({ length, value, gap, opens }, i) => {
    if (opens) before = fresh;
    const next = (i + 1) * wide + left;
    const unquoted = before === fresh ? fresh : apart;
    const keep =
      length > left
        ? Number.NEGATIVE_INFINITY
        : value - (before === apart ? gap : 0) + (after[next - length] as number);
    const kept = keep >= (unquoted[next] as number);
    if (kept) left -= length;
    before = kept ? after : unquoted;
    return kept;
  });
}

/** Words that stand beside each other as one stretch, none longer than may be quoted. */
function join(choices: readonly Choice[], kept: readonly boolean[]): Stretch[] {
  const stretches: Stretch[] = [];
  choices.forEach(({ unit, from, opens }, i) => {
    if (!kept[i]) return;
    const last = stretches.at(-1);
    const follows = !opens && kept[i - 1] && last && unit.end - last.start <= maxQuote;
    if (follows) last.end = unit.end;
    else stretches.push({ from, start: unit.start, end: unit.end });
  });
  return stretches;
}

/** The words of clauses that say most within `room` units, in their order; fillers go first, then what weighs least. */
export function shorten(
  spoken: readonly Spoken[],
  room: number,
  lay: LayWeights,
  wording: Wording,
): Stretch[] {
  const choices = spoken.flatMap((one) => choicesOf(one, lay, wording));
  return join(choices, pick(choices, room));
}
