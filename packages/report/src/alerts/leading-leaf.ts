import { isAlertMismatch } from '@voc/core';
import type { MismatchVoice } from './voice-store.ts';

/** A value and the complaints that hold it, the most frequent first, ties by the value. */
export function countValues(values: readonly (string | null)[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The mismatch leaf that at least half of the complaints are about; null where none is. */
export function leadingLeaf(voices: readonly Pick<MismatchVoice, 'leaves'>[]): string | null {
  const first = countValues(voices.flatMap(({ leaves }) => leaves.filter(isAlertMismatch)))[0];
  return first && 2 * first.count >= voices.length ? first.value : null;
}
