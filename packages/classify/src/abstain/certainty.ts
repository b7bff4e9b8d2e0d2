import type { Category } from '@voc/core';

/** Chance that all labels of an item are right, taken as independent: the product of their confidences. */
export const certaintyOf = (categories: readonly Pick<Category, 'confidence'>[]): number =>
  categories.reduce((product, { confidence }) => product * confidence, 1);
