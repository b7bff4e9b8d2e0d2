import { weightedLogOdds } from '../stats/log-odds.ts';

/** What one customer said, cut into words. */
export interface Saying {
  /** Who said it: one customer, or one group of copies. */
  reviewer: string;
  words: readonly string[];
}

/** A word said more often now than before. */
export interface DistinctiveWord {
  word: string;
  /** Log odds against the past over their standard deviation. */
  zeta: number;
  /** Sayings with the word, now and before. */
  now: number;
  before: number;
  reviewers: number;
}

/** Pseudo-counts of the prior, shared among the words as the background does. */
const alpha0 = 500;
/** Of a word that the background hardly knows: with less, no number of new mentions could prove anything. */
const minAlpha = 1;
/** Two-sided 1 % of the normal distribution. */
const minZeta = 2.58;
const minReviewers = 3;
const shown = 5;

/** Two letters or Chinese characters at least, and no digit: the rest says nothing alone. */
export const isTelling = (word: string): boolean => /^[\p{L}]{2,}$/u.test(word);

function countWords(sayings: readonly Saying[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of sayings)
    for (const word of new Set(words)) if (isTelling(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * Words that tell what is new: weighted log odds of the sayings now against the same product's past, with what
 * customers complain of otherwise as background (Monroe, Colaresi, Quinn 2008), where zeta > 2.58 and at least 3 different customers said it. A word
 * counts once a saying, so that nobody shouts by repeating. At most five, the most distinctive first; the order of the
 * sayings does not matter.
 */
export function findDistinctiveWords(
  now: readonly Saying[],
  past: readonly Saying[],
  background: readonly Saying[],
): DistinctiveWord[] {
  const [fresh, old, general] = [countWords(now), countWords(past), countWords(background)];
  const words = [...new Set([...fresh.keys(), ...old.keys(), ...general.keys()])].sort();
  const all = [...general.values()].reduce((sum, count) => sum + count, 0);
  const counts = words.map((word) => ({
    y1: fresh.get(word) ?? 0,
    y2: old.get(word) ?? 0,
    alpha: Math.max(minAlpha, ((general.get(word) ?? 0) / Math.max(1, all)) * alpha0),
  }));
  const reviewersOf = (word: string): number =>
    new Set(now.filter((saying) => saying.words.includes(word)).map(({ reviewer }) => reviewer)).size;
  return weightedLogOdds(counts)
    .flatMap(({ zeta }, i): DistinctiveWord[] => {
      const word = words[i] ?? '';
      if (zeta <= minZeta) return [];
      const reviewers = reviewersOf(word);
      if (reviewers < minReviewers) return [];
      return [{ word, zeta, now: fresh.get(word) ?? 0, before: old.get(word) ?? 0, reviewers }];
    })
    .sort((a, b) => b.zeta - a.zeta || (a.word < b.word ? -1 : 1))
    .slice(0, shown);
}
