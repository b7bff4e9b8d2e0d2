import { createHash } from 'node:crypto';
import type { Taxonomy } from '@voc/core';
import type { LabelledItem } from '../eval/index.ts';
import {
  type FitOptions,
  fit,
  indexFeatures,
  prune,
  quantise,
  type Row,
  scoreRows,
  toSparseRows,
  type Weights,
} from '../fit/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import { classNames, encodeWeights, type Model, versionOf } from '../model/index.ts';
import type { Segmenter } from '../segment/index.ts';
import { calibrateHeldOut } from './calibrate-held-out.ts';
import { contrastItems } from './contrast-items.ts';
import { readRows, targetsOf } from './read-rows.ts';
import type { TrainedNet } from './trained-nets.ts';
import { type HeldOut, tuneDecision } from './tune.ts';
import { tuneMixed } from './tune-mixed.ts';

export interface TrainOptions extends FitOptions {
  /** Features seen in fewer items are left out. */
  minRows: number;
  /** Parts of the data that are scored by a model of the others, for thresholds. */
  folds: number;
  /** Weights nearer to zero than this are dropped. */
  floor: number;
  /** The same for features with many weights. */
  commonFloor: number;
}

export const defaultTrainOptions: TrainOptions = {
  epochs: 8,
  rate: 1,
  l2: 0,
  seed: 1,
  minRows: 2,
  folds: 3,
  floor: 1.3,
  commonFloor: 2,
};

export interface TrainInput {
  labels: readonly LabelledItem[];
  taxonomy: Taxonomy;
  lexicon: Lexicon;
  segmenter: Segmenter;
  /** Nets to mix with the linear model. */
  nets?: readonly TrainedNet[] | undefined;
}

export type TrainProgress = (step: string, done: number, total: number) => void;

interface Fitted {
  weights: Weights;
  ids: Int32Array;
  kept: Int32Array;
}

/** Fits one-vs-rest regressions and drops their small weights. */
export function fitOn(
  rows: readonly Row[],
  targets: Uint8Array,
  classes: number,
  options: TrainOptions,
  onEpoch: (epoch: number) => void,
): Fitted {
  const { ids, kept } = indexFeatures(rows, options.minRows);
  const sparse = toSparseRows(rows, ids);
  const weights = fit(sparse, targets, classes, kept.length, options, onEpoch);
  return { ids, kept, weights: prune(weights, options.floor, options.commonFloor) };
}

/** Each of the first `labelled` items scored by a model that was fitted without it. */
export function holdOut(
  rows: readonly Row[],
  labelled: number,
  targets: Uint8Array,
  classes: readonly string[],
  options: TrainOptions,
  progress: TrainProgress,
): Omit<HeldOut, 'talks'> {
  const width = classes.length;
  const scores = new Float64Array(labelled * width);
  for (let fold = 0; fold < options.folds; fold++) {
    const inside = (i: number): boolean => i < labelled && i % options.folds === fold;
    const others = rows.map((_, i) => i).filter((i) => !inside(i));
    const picked = new Uint8Array(others.length * width);
    others.forEach((i, at) => {
      picked.set(targets.subarray(i * width, (i + 1) * width), at * width);
    });
    const fitted = fitOn(
      rows.filter((_, i) => !inside(i)),
      picked,
      width,
      options,
      (epoch) => progress(`fold ${fold + 1}`, epoch, options.epochs),
    );
    const own = rows.map((_, i) => i).filter(inside);
    const scored = scoreRows(
      fitted.weights,
      toSparseRows(
        own.map((i) => rows[i] ?? { buckets: new Int32Array(), own: 0 }),
        fitted.ids,
      ),
    );
    own.forEach((i, at) => {
      scores.set(scored.subarray(at * width, (at + 1) * width), i * width);
    });
  }
  return { classes, rows: labelled, scores, targets };
}

function hashOf(labels: readonly LabelledItem[]): string {
  const data = createHash('sha256');
  for (const item of labels) data.update(JSON.stringify(item)).update('\n');
  return data.digest('hex');
}

/** Trains the linear model and its decision rule; the same input and options give the same model. */
export function trainModel(
  input: TrainInput,
  options: TrainOptions,
  progress: TrainProgress = () => {},
): Model {
  const classes = classNames(input.taxonomy);
  const items = [...input.labels, ...contrastItems(input.lexicon.tables.contrast)];
  const rows = readRows(items, input.lexicon, input.segmenter);
  const targets = targetsOf(items, classes);
  const held = {
    ...holdOut(rows, input.labels.length, targets, classes, options, progress),
    talks: Uint8Array.from(input.labels, (item) => (item.turns === undefined ? 0 : 1)),
  };
  const decision = tuneDecision(held);
  const { calibration, shifts } = calibrateHeldOut(held, decision);
  const fitted = fitOn(rows, targets, classes.length, options, (epoch) =>
    progress('all items', epoch, options.epochs),
  );
  const { rows: weights, scale } = quantise(fitted.weights, fitted.kept);
  const bias = [...fitted.weights.bias];
  const modelVersion = versionOf(encodeWeights(weights), [decision, calibration, shifts, scale, bias]);
  return {
    weights,
    mixed: input.nets && {
      nets: input.nets.map(({ net }) => net),
      meta: tuneMixed(held, input.nets, modelVersion),
    },
    meta: {
      format: 1,
      modelVersion,
      taxonomyVersion: input.taxonomy.version,
      lexiconHash: input.lexicon.hash,
      trainingDataHash: hashOf(input.labels),
      trainedOn: {
        items: input.labels.length,
        chats: input.labels.filter((item) => item.kind === 'chat').length,
      },
      classes,
      scale,
      bias,
      decision,
      calibration,
      shifts,
      rows: weights.bucket.length,
      cells: weights.cls.length,
      options: { ...options },
      figures: {},
    },
  };
}
