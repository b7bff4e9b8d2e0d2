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

/** Of the words of a clause before this one: none is quoted, the last is, one further back is. */
const States = { none: 0, last: 1, further: 2 } as const;

/** Which words are worth most together within the room there is: a knapsack in which a gap within a clause has its price. */
function pick(choices: readonly Choice[], room: number): boolean[] {
  const wide = (room + 1) * 3;
  const worth = new Float64Array((choices.length + 1) * wide);
  const at = (i: number, left: number, state: number): number => i * wide + left * 3 + state;
  const keeps = (i: number, left: number, state: number): number => {
    const { length, value, gap } = choices[i] as Choice;
    const cost = state === States.further ? gap : 0;
    return length > left
      ? Number.NEGATIVE_INFINITY
      : value - cost + (worth[at(i + 1, left - length, States.last)] as number);
  };
  const skips = (i: number, left: number, state: number): number =>
    worth[at(i + 1, left, state === States.none ? States.none : States.further)] as number;
  const within = (i: number, state: number): number => (choices[i]?.opens ? States.none : state);
  for (let i = choices.length - 1; i >= 0; i--)
    for (let left = 0; left <= room; left++)
      for (let state = 0; state < 3; state++) {
        const now = within(i, state);
        worth[at(i, left, state)] = Math.max(keeps(i, left, now), skips(i, left, now));
      }
  let left = room;
  let state: number = States.none;
  return choices.map(({ length }, i) => {
    state = within(i, state);
    const kept = keeps(i, left, state) >= skips(i, left, state) && length <= left;
    if (kept) left -= length;
    state = kept ? States.last : state === States.none ? States.none : States.further;
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
