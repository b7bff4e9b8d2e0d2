import type { Taxonomy } from '@voc/core';
import type { LabelledItem } from '../eval/index.ts';
import { type Row, scoreRows, toSparseRows } from '../fit/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import { classNames } from '../model/index.ts';
import type { Segmenter } from '../segment/index.ts';
import { contrastItems } from '../train/contrast-items.ts';
import { readRows, targetsOf } from '../train/read-rows.ts';
import { defaultTrainOptions, fitOn } from '../train/train-model.ts';

/** Items in so many parts; models are fitted on all but one. */
const parts = 5;

/** Labelled items split for an experiment: what models may learn from, and what they are measured on. */
export interface Fold {
  classes: readonly string[];
  lexicon: Lexicon;
  segmenter: Segmenter;
  /** The sentences of the lexicon's contrast table are among them. */
  used: readonly LabelledItem[];
  usedRows: readonly Row[];
  /** `used x classes`. */
  targets: Uint8Array;
  held: readonly LabelledItem[];
  heldRows: readonly Row[];
  /** Place of each held item among all labelled ones. */
  places: readonly number[];
}

export interface Language {
  taxonomy: Taxonomy;
  lexicon: Lexicon;
  segmenter: Segmenter;
}

/** Every fifth item is measured on. */
export function splitFold(labels: readonly LabelledItem[], { taxonomy, lexicon, segmenter }: Language): Fold {
  const classes = classNames(taxonomy);
  const places = labels.map((_, i) => i).filter((i) => i % parts === 0);
  const held = labels.filter((_, i) => i % parts === 0);
  const used = [...labels.filter((_, i) => i % parts !== 0), ...contrastItems(lexicon.tables.contrast)];
  return {
    ...{ classes, lexicon, segmenter, used, held, places },
    usedRows: readRows(used, lexicon, segmenter),
    heldRows: readRows(held, lexicon, segmenter),
    targets: targetsOf(used, classes),
  };
}

/** Fits the linear model as `voc train` does and scores other rows with it. */
export function scoreLinear(
  rows: readonly Row[],
  targets: Uint8Array,
  width: number,
  asked: readonly Row[],
): Float64Array {
  const { ids, weights } = fitOn(rows, targets, width, defaultTrainOptions, () => {});
  return scoreRows(weights, toSparseRows(asked, ids));
}
