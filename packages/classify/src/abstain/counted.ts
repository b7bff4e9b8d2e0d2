import { type Classification, groupOf, isAlertMismatch, unclassifiedCategory } from '@voc/core';
import { certaintyOf } from './certainty.ts';

type Answer = Pick<Classification, 'categories' | 'redLines'>;

/** What an answer counts as. */
export interface Counted {
  leaves: string[];
  /** Four decimals; null where the answer counts however unsure it is. */
  certainty: number | null;
}

/** Red lines and 描述不符 are for people to look at at once, right or wrong. */
const isUrgent = ({ categories, redLines }: Answer): boolean =>
  redLines.length > 0 || categories.some(({ id }) => groupOf(id) === 'safety' || isAlertMismatch(id));

/** The leaves that an answer counts under: its own, or 待确认 alone where it is less certain than `abstainBelow`. */
export function countedOf(answer: Answer, abstainBelow: number): Counted {
  const leaves = answer.categories.map(({ id }) => id);
  if (leaves.length === 0 || isUrgent(answer)) return { leaves, certainty: null };
  const certainty = Math.round(certaintyOf(answer.categories) * 10_000) / 10_000;
  return { leaves: certainty < abstainBelow ? [unclassifiedCategory] : leaves, certainty };
}
