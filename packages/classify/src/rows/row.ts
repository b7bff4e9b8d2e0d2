import { type Classification, copyLine } from '@voc/core';
import { countedOf } from '../abstain/index.ts';

/** What an answer fills of a stored classification, in the order of `toRow`. */
export const answerColumns = [
  'intent',
  'sentiment',
  'grade',
  'leaves',
  'categories',
  'escalators',
  'praises',
  'wishes',
  'red_lines',
  'topics',
  'unresolved',
  'certainty',
] as const;

const toArray = (values: readonly string[]): string =>
  values.length === 0 ? '{}' : `{${values.map((value) => JSON.stringify(value)).join(',')}}`;

const toJson = (values: readonly unknown[]): string => (values.length === 0 ? '[]' : JSON.stringify(values));

/**
 * An answer as the end of a line in PostgreSQL's COPY text format, line end included; set aside where it is less certain
 * than `abstainBelow`.
 */
export function toRow(answer: Classification, abstainBelow: number): string {
  const { leaves, certainty } = countedOf(answer, abstainBelow);
  return copyLine([
    answer.intent,
    answer.sentiment,
    answer.grade,
    toArray(leaves),
    toJson(answer.categories),
    toArray(answer.escalators),
    toJson(answer.praises),
    toJson(answer.wishes),
    toJson(answer.redLines),
    toJson(answer.topics),
    answer.unresolved,
    certainty,
  ]);
}
