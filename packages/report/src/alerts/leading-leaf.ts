import type { CardVoice } from './voice-store.ts';
import { countsFor } from './watched.ts';

/** A value and the complaints that hold it, the most frequent first, ties by the value. */
export function countValues(values: readonly (string | null)[]): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** The leaf of a category that at least half of its complaints are about; null where none is. */
export function leadingLeaf(category: string, voices: readonly Pick<CardVoice, 'leaves'>[]): string | null {
  const said = voices.flatMap(({ leaves }) => leaves.filter((leaf) => countsFor(category, leaf)));
  const first = countValues(said)[0];
  return first && 2 * first.count >= voices.length ? first.value : null;
}
