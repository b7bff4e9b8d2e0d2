import { isAlertMismatch, maskTokenSource, type Taxonomy } from '@voc/core';
import { findDistinctiveWords } from '../../attribution/find-distinctive-words.ts';
import type { ChangeWord } from '../schema-attribution.ts';
import { quotesOf } from '../sections/quotes.ts';
import type { Context } from './context.ts';
import { round } from './rate.ts';

const tokens = new RegExp(maskTokenSource, 'g');

/** A text as it is cut: without the tokens of masking, which are nobody's words. */
export const cuttable = (text: string): string => text.replace(tokens, ' ');

/** Key of a finding's sayings. */
export const sayingsKey = (category: string, productId: string | null): string =>
  `${category} ${productId ?? ''}`;

/** Leaves of a category: itself, those of a group, or those that 商品描述不符 joins; none of other joins. */
export function leavesOf({ groups }: Taxonomy, category: string): string[] {
  const all = groups.flatMap(({ leaves }) => leaves.map(({ id }) => id));
  if (category === 'mismatch!') return all.filter(isAlertMismatch);
  return all.filter((id) => id === category || id.startsWith(`${category}.`));
}

/** Words that are new in what is said of a finding, each with somebody's words around it. */
export function wordsOf({ facts }: Context, category: string, productId: string | null): ChangeWord[] {
  const said = facts.sayings.get(sayingsKey(category, productId)) ?? [];
  const own = said.filter(({ isOwn, isLeaf }) => isOwn && isLeaf);
  const now = own.filter(({ isNow }) => isNow);
  const found = findDistinctiveWords(
    now,
    own.filter(({ isNow }) => !isNow),
    said.filter(({ isOwn, isNow, isLeaf }) => !(isOwn && isNow && isLeaf)),
  );
  return found.map(({ word, zeta, now: count, before, reviewers }) => {
    const rows = now
      .filter(({ words, text }) => words.includes(word) && text.includes(word))
      .map((row) => ({ ...row, evidence: word, leaf: category }));
    return {
      word,
      zeta: round(zeta),
      now: count,
      before,
      reviewers,
      quote: quotesOf(rows, { leaf: category })[0] ?? null,
    };
  });
}
