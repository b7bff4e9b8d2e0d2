import type { Category } from '@voc/core';
import type { LabelledItem } from './labels.ts';

/** What a classifier answered, as far as it is judged. */
export interface Answer {
  id: string;
  intent: string;
  sentiment: string;
  categories: readonly Category[];
}

/** A labelled item with its answer. */
export interface Judged {
  item: LabelledItem;
  answer: Answer;
  wanted: ReadonlySet<string>;
  given: ReadonlySet<string>;
}

/** Joins labels and answers by id, the last label of an id counting; throws when a labelled item has no answer. */
export function pairUp(gold: readonly LabelledItem[], answers: readonly Answer[]): Judged[] {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return [...new Map(gold.map((item) => [item.id, item])).values()].map((item) => {
    const answer = byId.get(item.id);
    if (!answer) throw new Error(`No prediction for the labelled item ${item.id}`);
    const given = new Set(answer.categories.map(({ id }) => id));
    return { item, answer, wanted: new Set(item.leaves), given };
  });
}

export const without = (set: ReadonlySet<string>, other: ReadonlySet<string>): string[] =>
  [...set].filter((id) => !other.has(id));
