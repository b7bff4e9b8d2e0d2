import type { Signal } from './types.ts';
import type { CardVoice } from './voice-store.ts';
import { countsFor } from './watched.ts';

/** Below this confidence a label is wrong as often as right. */
const guess = 0.2;
const minComplaints = 3;

/** A person has labelled it, or the classifier is more than guessing. */
const isSure = (category: string, { leaves, confidences }: CardVoice): boolean =>
  confidences === null ||
  leaves.some((leaf) => countsFor(category, leaf) && (confidences[leaf] ?? 0) >= guess);

/**
 * True where a window stands on complaints the classifier is sure of: at least three, and more than the window
 * holds by chance (the upper end of its 90 % interval). Guesses alone raise the numbers, and alarm nobody.
 */
export function isCredible(
  { category, upper }: Pick<Signal, 'category' | 'upper'>,
  voices: readonly CardVoice[],
): boolean {
  const sure = voices.filter((voice) => isSure(category, voice)).length;
  return sure >= minComplaints && sure > upper;
}
