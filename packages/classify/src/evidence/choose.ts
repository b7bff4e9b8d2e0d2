import type { Speech } from './find-evidence.ts';
import type { Weighed } from './heaviest.ts';
import { maxQuote } from './quote.ts';
import { type Stretch, shorten } from './shorten.ts';
import type { Turns } from './turns-of.ts';

/** A clause that turns is quoted with what it turns from when it weighs at least this share of it. */
const leastTurn = 0.2;
/** So is an answer with what it answers, which may weigh less. */
const leastAsked = 0.1;
/** What the words of a clause that turns, and of another, count beside those of the heaviest where both are shortened. */
const turnsShare = 0.6;
const asideShare = 0.3;
/** What standing beside a quoted clause is worth, in shares of the heaviest's weight, and the least for which a clause is quoted. */
const turnsWorth = 0.5;
const followsWorth = 0.25;
const precedesWorth = 0.2;
const leastWorth = 0.1;
/** Fewer units of a clause say nothing, nor does a smaller part of it; a single unit is quoted where there is plenty of room. */
const least = 4;
const leastPart = 0.4;
const plenty = 20;

const lengthOf = (stretches: readonly { start: number; end: number }[]): number =>
  stretches.reduce((sum, { start, end }) => sum + end - start, 0);

const wordsOf = ({ from, clause }: Weighed): string => from.part.normal.text.slice(clause.start, clause.end);

/**
 * The clauses as they are where there is room, else what says most in them, the longest stretch of the first before all others; the
 * words of all but the first count `aside`.
 */
function fit(clauses: readonly Weighed[], aside: number, room: number, { lay, wording }: Speech): Stretch[] {
  const whole = clauses.map(({ from, clause }) => ({ from, ...clause }));
  if (lengthOf(whole) <= room && whole.every(({ start, end }) => end - start <= maxQuote)) return whole;
  const spoken = clauses.map((one, i) => ({ ...one, share: i === 0 ? 1 : aside }));
  const [head] = clauses;
  const rank = ({ from, start, end }: Stretch): number =>
    head && from === head.from && start >= head.clause.start && end <= head.clause.end ? end - start : 0;
  return shorten(spoken, room, lay, wording).sort((a, b) => rank(b) - rank(a));
}

/** The clauses of an item, of which some are quoted. */
class Clauses {
  private readonly quoted = new Set<number>();
  private readonly said = new Set<string>();

  constructor(
    private readonly weighed: readonly Weighed[],
    private readonly first: number,
    private readonly turns: Turns,
  ) {}

  at(at: number): Weighed {
    return this.weighed[at] as Weighed;
  }

  take(at: number): Weighed {
    this.quoted.add(at);
    this.said.add(wordsOf(this.at(at)));
    return this.at(at);
  }

  /** True where the same words are quoted already. */
  hasSaid(at: number): boolean {
    return this.said.has(wordsOf(this.at(at)));
  }

  /** The clause that says what came of the first, or that the first is an answer to. */
  turn(): number | undefined {
    const { first, turns } = this;
    const weighs = (at: number, share: number): boolean =>
      this.isBeside(first, at) && this.at(at).weight >= share * this.at(first).weight;
    if (weighs(first + 1, leastTurn) && turns.any.test(wordsOf(this.at(first + 1)))) return first + 1;
    return weighs(first - 1, leastAsked) && turns.answers.test(wordsOf(this.at(first)))
      ? first - 1
      : undefined;
  }

  /** Of the clauses that are not quoted yet and of which enough has room, the one that says most. */
  next(room: number): number | undefined {
    let best: number | undefined;
    let most = leastWorth;
    for (let at = 0; at < this.weighed.length; at++) {
      if (this.quoted.has(at) || !this.hasRoom(at, room)) continue;
      const worth = this.worthOf(at);
      if (worth <= most || this.hasSaid(at)) continue;
      most = worth;
      best = at;
    }
    return best;
  }

  private isBeside(one: number, other: number): boolean {
    return this.weighed[other]?.from === this.at(one).from;
  }

  private hasRoom(at: number, room: number): boolean {
    const { start, end } = this.at(at).clause;
    const length = end - start;
    if (length < 2 && room < plenty) return false;
    return length <= room || room >= Math.max(least, length * leastPart);
  }

  /** What a clause says: by its weight, and more where it stands beside one that is quoted. */
  private worthOf(at: number): number {
    const weight = this.at(at).weight / Math.max(this.at(this.first).weight, Number.MIN_VALUE);
    if (this.quoted.has(at - 1) && this.isBeside(at, at - 1))
      return weight + (this.turns.any.test(wordsOf(this.at(at))) ? turnsWorth : followsWorth);
    return this.quoted.has(at + 1) && this.isBeside(at, at + 1) ? weight + precedesWorth : weight;
  }
}

/**
 * What is quoted of the clauses: the heaviest with what it turns from or what turns from it, else with the second that speaks, then
 * those that say most as far as there is room.
 */
export function choose(
  weighed: readonly Weighed[],
  spoken: readonly number[],
  budget: number,
  speech: Speech,
): Stretch[] {
  const [first, second] = spoken;
  if (first === undefined) return [];
  const clauses = new Clauses(weighed, first, speech.turns);
  const turn = clauses.turn();
  const other = turn ?? second;
  const heads = [clauses.take(first)];
  if (other !== undefined && !clauses.hasSaid(other)) heads.push(clauses.take(other));
  const fitting = fit(heads, turn === first + 1 ? turnsShare : asideShare, budget, speech);
  // A word that is longer than the room is quoted in part rather than not at all.
  const stretches: Stretch[] = fitting.length > 0 ? fitting : heads.slice(0, 1);
  for (;;) {
    const room = budget - lengthOf(stretches);
    const next = room > 1 ? clauses.next(room) : undefined;
    if (next === undefined) return stretches;
    stretches.push(...fit([clauses.take(next)], 1, room, speech));
  }
}
