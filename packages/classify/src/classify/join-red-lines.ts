import type { Category, RedLine } from '@voc/core';
import { maxLeaves, unspecified } from '../model/index.ts';

/** Below this the model only guesses, and an unmistakable phrase takes the guess's place. */
const guess = 0.45;
/** Confidence of a leaf that a phrase gave. */
const phraseConfidence = 0.5;

/**
 * Gives a complaint the leaf of each red line its words cross, where the model has not found it: such leaves are
 * too rare in the labels to be learned well, and their phrases are unmistakable.
 */
export function joinRedLines(categories: Category[], redLines: readonly RedLine[]): Category[] {
  if (categories.length === 0) return categories;
  const missing = redLines.filter(
    ({ kind }) => kind !== 'regulator' && !categories.some((category) => category.id === kind),
  );
  if (missing.length === 0) return categories;
  const sure = categories.filter(({ id, confidence }) => confidence >= guess && id !== unspecified);
  const given = missing.map(({ kind, evidence }) => ({
    id: kind,
    confidence: phraseConfidence,
    evidence: [evidence],
  }));
  return [...sure, ...given].slice(0, maxLeaves);
}
