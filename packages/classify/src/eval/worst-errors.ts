import type { Category } from '@voc/core';
import type { LabelledItem } from './labels.ts';
import type { Judged } from './pair-up.ts';

/** A label that was given and is wrong. */
export interface LabelError {
  item: LabelledItem;
  category: Category;
  /** All that was given, primary first. */
  given: readonly string[];
}

/** Wrong labels, the most confident first, ties by item. */
export const worstErrors = (judged: readonly Judged[], count = 50): LabelError[] =>
  judged
    .flatMap(({ item, answer, wanted }) =>
      answer.categories
        .filter(({ id }) => !wanted.has(id))
        .map((category) => ({ item, category, given: answer.categories.map(({ id }) => id) })),
    )
    .sort((a, b) => b.category.confidence - a.category.confidence || (a.item.id < b.item.id ? -1 : 1))
    .slice(0, count);
