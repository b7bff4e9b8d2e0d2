import { isTelling, type Saying } from '../attribution/find-distinctive-words.ts';
import { adjustByHolm } from '../stats/adjust-p-values.ts';
import { logOddsOf } from '../stats/log-odds.ts';
import { midTail } from '../stats/mid-tail.ts';

/** A word that recurs in what has no leaf. */
export interface RecurringWord {
  word: string;
  /** Log odds against complaints that have a leaf, over their standard deviation. */
  zeta: number;
  /** Customers who said it, by their place among all. */
  reviewers: ReadonlySet<number>;
}

/** Said by fewer customers, nothing recurs. */
export const fewestReviewers = 5;
/** So many times the share it has among complaints with a leaf. */
const leastRatio = 3;
/** Chance of any word at all where both say the same. */
const falseWords = 0.01;
/** Customers added to those who said a word and to those who did not, so that none said by nobody has infinite odds (Haldane). */
const pseudo = 0.5;

type Said = Map<string, Set<number>>;

/** Customers by word, of the words that are looked for, and how many customers there are. */
function readSayings(
  sayings: readonly Saying[],
  isLookedFor: (word: string) => boolean,
): { said: Said; count: number } {
  const places = new Map<string, number>();
  const said: Said = new Map();
  for (const { reviewer, words } of sayings) {
    const place = places.get(reviewer) ?? places.size;
    places.set(reviewer, place);
    for (const word of words) {
      if (!isLookedFor(word)) continue;
      const own = said.get(word);
      if (own) own.add(place);
      else said.set(word, new Set([place]));
    }
  }
  return { said, count: places.size };
}

/**
 * Words that more customers say in `open` than complaints with a leaf let expect, by chance in one of a hundred sets of
 * texts at most: binomial mid-p of each word, adjusted by Holm. `vague` words name nothing. A word counts once a customer.
 */
export function findRecurringWords(
  open: readonly Saying[],
  others: readonly Saying[],
  vague: ReadonlySet<string>,
): RecurringWord[] {
  const own = readSayings(open, (word) => isTelling(word) && !vague.has(word));
  const recurring = new Map([...own.said].filter(([, reviewers]) => reviewers.size >= fewestReviewers));
  const rest = readSayings(others, (word) => recurring.has(word));
  const chance = own.count / Math.max(1, own.count + rest.count);
  const rows = [...recurring]
    .map(([word, reviewers]) => ({ word, reviewers, y1: reviewers.size, y2: rest.said.get(word)?.size ?? 0 }))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
  const p = adjustByHolm(rows.map(({ y1, y2 }) => midTail(y1, y2, chance)));
  return rows
    .flatMap(({ word, reviewers, y1, y2 }, i): RecurringWord[] => {
      const isFrequent = y1 * rest.count >= leastRatio * y2 * own.count;
      if (!isFrequent || (p[i] ?? 1) > falseWords) return [];
      const [n1, n2] = [own.count + 2 * pseudo, rest.count + 2 * pseudo];
      return [{ word, zeta: logOddsOf(y1 + pseudo, n1, y2 + pseudo, n2).zeta, reviewers }];
    })
    .sort((a, b) => b.zeta - a.zeta || (a.word < b.word ? -1 : 1));
}
