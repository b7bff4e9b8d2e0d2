import { UsageError } from '@voc/core';
import type { LabelledItem } from '../eval/index.ts';
import { buildMarkers, Extractor, extractItem, FeatureList, readParts } from '../features/index.ts';
import { distinct, type Row } from '../fit/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import type { Segmenter } from '../segment/index.ts';

/** Features of all items. */
export function readRows(items: readonly LabelledItem[], lexicon: Lexicon, segmenter: Segmenter): Row[] {
  const extractor = new Extractor(buildMarkers(lexicon.markers));
  const list = new FeatureList();
  const parts = readParts(items, segmenter);
  return items.map((item, i) => {
    extractItem(item, parts[i] ?? [], extractor, list);
    return { buckets: distinct(list.bucket, list.count), own: distinct(list.bucket, list.own).length };
  });
}

/** Labels as a table of 0 and 1, a row an item, a column a class; UsageError when a leaf is not in the taxonomy. */
export function targetsOf(items: readonly LabelledItem[], classes: readonly string[]): Uint8Array {
  const column = new Map(classes.map((name, c) => [name, c]));
  return markTargets(items, classes.length, (name) => column.get(name));
}

/** The same with what tells the column of a label in a row; a column behind the last is left out. */
export function markTargets(
  items: readonly LabelledItem[],
  width: number,
  columnOf: (name: string, row: number) => number | undefined,
): Uint8Array {
  const targets = new Uint8Array(items.length * width);
  items.forEach((item, row) => {
    for (const name of [...item.leaves, `intent.${item.intent}`, `sentiment.${item.sentiment}`]) {
      const c = columnOf(name, row);
      if (c === undefined) throw new UsageError(`标注 ${item.id} 的类别「${name}」不在分类体系中`);
      if (c < width) targets[row * width + c] = 1;
    }
  });
  return targets;
}
