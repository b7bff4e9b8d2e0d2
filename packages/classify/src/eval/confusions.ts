import { groupOf } from '@voc/core';
import { type Judged, without } from './pair-up.ts';

/** So often `given` was given where `wanted` was wanted; empty ids stand for no label at all. */
export interface Confusion {
  wanted: string;
  given: string;
  items: number;
}

/** Stands for no label in a confusion. */
export const none = '';

type Sets = Pick<Judged, 'wanted' | 'given'>;

function pairsOf({ wanted, given }: Sets): [string, string][] {
  const missed = without(wanted, given);
  const invented = without(given, wanted);
  const hits = [...wanted].filter((id) => given.has(id)).map((id): [string, string] => [id, id]);
  if (missed.length === 0) return [...hits, ...invented.map((id): [string, string] => [none, id])];
  if (invented.length === 0) return [...hits, ...missed.map((id): [string, string] => [id, none])];
  return [...hits, ...missed.flatMap((id) => invented.map((other): [string, string] => [id, other]))];
}

const toGroups = (ids: ReadonlySet<string>): Set<string> => new Set([...ids].map(groupOf));

/**
 * Counts wanted against given classes, the most frequent first. An item with several missed and invented classes counts
 * once in each of their pairs, as nobody can tell which stands for which; hits are pairs of a class with itself.
 */
export function confuse(judged: readonly Sets[], by: 'leaf' | 'group' = 'leaf'): Confusion[] {
  const counts = new Map<string, Confusion>();
  for (const { wanted, given } of judged) {
    const sets = by === 'leaf' ? { wanted, given } : { wanted: toGroups(wanted), given: toGroups(given) };
    for (const [want, got] of pairsOf(sets)) {
      const key = `${want} ${got}`;
      const one = counts.get(key) ?? { wanted: want, given: got, items: 0 };
      one.items++;
      counts.set(key, one);
    }
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y.items - x.items || (a < b ? -1 : 1))
    .map(([, confusion]) => confusion);
}

/** The pairs of two different classes that are mistaken most often. */
export const mostConfused = (confusions: readonly Confusion[], count = 20): Confusion[] =>
  confusions
    .filter(({ wanted, given }) => wanted !== given && wanted !== none && given !== none)
    .slice(0, count);
