import type { ClassifyInput, RedLineKind } from '@voc/core';
import { splitClauses } from '../evidence/index.ts';
import { type Part, readParts } from '../features/index.ts';
import { distinct, type Row } from '../fit/index.ts';
import {
  pairOf,
  startsOf,
  unitsFrom,
  type Window,
  WindowFeatures,
  type WordClasses,
  windowsOf,
} from '../red-lines/index.ts';
import type { Segmenter } from '../segment/index.ts';

/** An item with the red lines it tells of. */
export interface ToldItem {
  input: ClassifyInput;
  kinds: readonly RedLineKind[];
}

/** One window of an item as features, and as pairs of units for the gate. */
export interface WindowRow {
  item: number;
  part: Part;
  window: Window;
  row: Row;
  pairs: Row;
}

function pairsOf({ normal: { codes } }: Part, { start, end }: Window): Row {
  const buckets: number[] = [];
  for (let i = start; i < end; i++) {
    buckets.push(unitsFrom + (codes[i] ?? 0));
    if (i > start) buckets.push(pairOf(codes[i - 1] ?? 0, codes[i] ?? 0));
  }
  return { buckets: distinct(Int32Array.from(buckets), buckets.length), own: 2 * (end - start) - 1 };
}

/** All windows of the customers' words of all items. */
export function readWindows(
  items: readonly ToldItem[],
  classes: WordClasses,
  segmenter: Segmenter,
): WindowRow[] {
  const features = new WindowFeatures(classes);
  const parts = readParts(
    items.map(({ input }) => input),
    segmenter,
  );
  return parts.flatMap((own, item) =>
    own
      .filter((part) => !part.agent)
      .flatMap((part) => {
        const starts = startsOf(part);
        return windowsOf(part.normal, splitClauses(part.normal)).map((window) => {
          features.fill(part, starts, window);
          const buckets = distinct(features.buckets, features.count);
          return { item, part, window, row: { buckets, own: buckets.length }, pairs: pairsOf(part, window) };
        });
      }),
  );
}
