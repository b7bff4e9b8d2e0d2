import { isAlertMismatch } from '@voc/core';
import type { EpisodeFacts } from './alert-facts.ts';
import type { MismatchVoice } from './voice-store.ts';

/** Below this confidence a label of mismatch is wrong as often as right. */
const guess = 0.2;
const minComplaints = 3;

/** A person has labelled it, or the classifier is more than guessing. */
const isSure = ({ leaves, confidences }: Pick<MismatchVoice, 'leaves' | 'confidences'>): boolean =>
  confidences === null || leaves.some((leaf) => isAlertMismatch(leaf) && (confidences[leaf] ?? 0) >= guess);

/**
 * True where an episode stands on complaints the classifier is sure of: at least three, and more than the window
 * holds by chance (the upper end of its 90 % interval). Guesses alone raise the numbers, and alarm nobody.
 */
export function isCredible({ episode, voices }: Pick<EpisodeFacts, 'episode' | 'voices'>): boolean {
  const sure = voices.filter(isSure).length;
  return sure >= minComplaints && sure > episode.strongest.upper;
}
