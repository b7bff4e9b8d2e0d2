import type { LabelledItem } from '../eval/index.ts';
import { quantise } from '../fit/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import { type Model, widenModel } from '../model/index.ts';
import type { Segmenter } from '../segment/index.ts';
import { readRows } from './read-rows.ts';
import { defaultTrainOptions, fitOn, holdOut, type TrainOptions } from './train-model.ts';
import { bestThreshold } from './tune.ts';

export interface LeafLesson {
  /** Some of them have the new leaves. */
  items: readonly LabelledItem[];
  lexicon: Lexicon;
  segmenter: Segmenter;
}

/** A few dozen examples say little of each word, so smaller weights count too. */
const options: TrainOptions = { ...defaultTrainOptions, folds: 4, floor: 0.5, commonFloor: 0.5 };
const silent = (): void => {};

/**
 * Gives a model leaves that it does not know, fitted from nothing as `voc train` does, each with the threshold of the best F1
 * on items that were left out of a fit.
 */
export function learnLeaves(
  model: Model,
  leaves: readonly string[],
  { items, lexicon, segmenter }: LeafLesson,
): Model {
  const rows = readRows(items, lexicon, segmenter);
  const targets = Uint8Array.from(
    items.flatMap((item) => leaves.map((leaf) => (item.leaves.includes(leaf) ? 1 : 0))),
  );
  const scored = holdOut(rows, rows.length, targets, leaves, options, silent);
  const held = { ...scored, talks: new Uint8Array(rows.length) };
  const { weights, kept } = fitOn(rows, targets, leaves.length, options, silent);
  const whole = quantise(weights, kept);
  const added = leaves.map((id, c) => ({
    id,
    bias: weights.bias[c] ?? 0,
    scale: whole.scale[c] ?? 1,
    threshold: bestThreshold(held, c).threshold,
  }));
  return widenModel(model, added, whole.rows);
}
