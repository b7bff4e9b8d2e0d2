import type { Saying } from '../attribution/find-distinctive-words.ts';
import { groupWords } from './group-words.ts';
import { fewestReviewers, findRecurringWords, type RecurringWord } from './recurring-words.ts';
import type { Theme, ThemeVoice } from './types.ts';

const wordsShown = 4;
const verbatimsShown = 3;
const productsShown = 5;
/** More words than these are no short list for a person. */
const wordsGrouped = 300;

interface Member {
  voice: ThemeVoice;
  /** How much of the theme it says: the sum of zeta of its words. */
  weight: number;
}

/** Each voice under the group that it says most of, the first of equals; what says nothing of any is left out. */
function assign(open: readonly ThemeVoice[], groups: readonly (readonly RecurringWord[])[]): Member[][] {
  const members = groups.map((): Member[] => []);
  const byWord = new Map(
    groups.flatMap((group, at) => group.map(({ word, zeta }) => [word, { at, zeta }] as const)),
  );
  for (const voice of open) {
    const weights = new Map<number, number>();
    for (const word of new Set(voice.words)) {
      const found = byWord.get(word);
      if (found) weights.set(found.at, (weights.get(found.at) ?? 0) + found.zeta);
    }
    const [best] = [...weights].sort(([a, x], [b, y]) => y - x || a - b);
    if (best) members[best[0]]?.push({ voice, weight: best[1] });
  }
  return members;
}

/** The line that says most of a theme's words, the first of equals: of a conversation nobody reads all. */
function lineOf(text: string, words: readonly string[]): string {
  const said = (line: string): number => words.filter((word) => line.includes(word)).length;
  const [best = ''] = text.split('\n').sort((a, b) => said(b) - said(a));
  return best;
}

const byText = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

function toTheme(group: readonly RecurringWord[], members: readonly Member[]): Theme {
  const items = new Map<string, number>();
  for (const { voice } of members) items.set(voice.productId, (items.get(voice.productId) ?? 0) + 1);
  const words = group.map(({ word }) => word);
  const telling = [...members].sort((a, b) => b.weight - a.weight || byText(a.voice.text, b.voice.text));
  return {
    words: words.slice(0, wordsShown),
    items: members.length,
    reviewers: new Set(members.map(({ voice }) => voice.reviewer)).size,
    products: [...items]
      .map(([productId, count]) => ({ productId, items: count }))
      .sort((a, b) => b.items - a.items || (a.productId < b.productId ? -1 : 1))
      .slice(0, productsShown),
    verbatims: [...new Set(telling.map(({ voice }) => lineOf(voice.text, words)))].slice(0, verbatimsShown),
  };
}

/**
 * What recurs in complaints without a leaf (`open`) and hardly in those that have one (`others`): words that are said
 * more often by more customers than chance lets expect, joined where the same customers say them. `vague` words
 * name nothing. The most frequent first; the order of the voices does not matter.
 */
export function findThemes(
  open: readonly ThemeVoice[],
  others: readonly Saying[],
  vague: ReadonlySet<string>,
): Theme[] {
  const words = findRecurringWords(open, others, vague).slice(0, wordsGrouped);
  const groups = groupWords(words);
  const members = assign(open, groups);
  return groups
    .map((group, at) => toTheme(group, members[at] ?? []))
    .filter(({ reviewers }) => reviewers >= fewestReviewers)
    .sort((a, b) => b.items - a.items || byText(a.words.join(' '), b.words.join(' ')));
}
