import { createHash } from 'node:crypto';
import { currentLeaf, type Taxonomy } from '@voc/core';
import { ItemScorer } from '../classify/index.ts';
import type { LabelledItem } from '../eval/index.ts';
import { readParts } from '../features/index.ts';
import { type FitOptions, fit, indexFeatures, toSparseRows, type Weights } from '../fit/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import {
  type Added,
  addWeights,
  classNames,
  effectiveVersion,
  encodeWeights,
  leafCount,
  type MixedModel,
  type Model,
  mixedVersionOf,
  netClassesOf,
  versionOf,
} from '../model/index.ts';
import type { Segmenter } from '../segment/index.ts';
import { learnLeaves } from './learn-leaves.ts';
import { markTargets, readRows } from './read-rows.ts';

export interface LearnOptions extends FitOptions {
  /** Features seen in fewer items are left out. */
  minRows: number;
  /** What moves a logit by less than this is dropped. */
  floor: number;
}

export const usualLearning: LearnOptions = {
  epochs: 8,
  rate: 0.15,
  l2: 0.01,
  seed: 1,
  minRows: 2,
  floor: 0.1,
};

export interface Lesson {
  model: Model;
  /** What people said. */
  items: readonly LabelledItem[];
  /** Items that have none of the new leaves; of the leaves that the model knows they teach nothing. */
  background?: readonly LabelledItem[];
  taxonomy: Taxonomy;
  lexicon: Lexicon;
  segmenter: Segmenter;
}

/** The leaves and whether it is a complaint: what a person's label tells. They stand first among the classes. */
const taughtOf = (classes: readonly string[]): number => leafCount(classes) + 1;

/**
 * The logit of a leaf that stands at its threshold. A threshold of the highest F1 lies where the chance is half of that F1
 * (Lipton, Elkan and Naryanaswamy 2014), which is about 0.7: were it taken for a half, rare leaves would be unlearned.
 */
const atThreshold = -0.6;

/** Logits of each item for the classes that are taught, by the model as it is. */
function logitsOf({ model, items, lexicon, segmenter }: Lesson): Float64Array {
  const taught = taughtOf(model.meta.classes);
  const scorer = new ItemScorer(model, lexicon);
  const parts = readParts(items, segmenter);
  const { thresholds, leaves } = scorer.rule;
  const logits = new Float64Array(items.length * taught);
  items.forEach((item, i) => {
    scorer.score(item, parts[i] ?? []);
    for (let c = 0; c < taught; c++) {
      const score = scorer.scores[c] ?? 0;
      logits[i * taught + c] = c < leaves ? score - (thresholds[c] ?? 0) + atThreshold : score;
    }
  });
  return logits;
}

interface Learned {
  weights: Weights;
  /** Bucket of each feature. */
  kept: Int32Array;
}

/** The column that a label is learned in: of several classes that became one leaf the one that says so loudest. */
function columnsOf({ model, taxonomy }: Lesson, logits: Float64Array) {
  const { classes } = model.meta;
  const taught = taughtOf(classes);
  const columns = new Map<string, number[]>();
  classes.forEach((name, c) => {
    const leaf = currentLeaf(taxonomy, name);
    columns.set(leaf, [...(columns.get(leaf) ?? []), c]);
  });
  const known = new Set(classNames(taxonomy));
  return (name: string, row: number): number | undefined => {
    const logit = (c: number): number => logits[row * taught + c] ?? 0;
    const own = columns.get(name);
    // A leaf that the model does not know is learned by itself.
    if (!own) return known.has(name) ? taught : undefined;
    return own.reduce((best, c) => (logit(c) > logit(best) ? c : best));
  };
}

/** What has to be added to the logits, as sparse weights; nothing where the model is right already. */
function fitRest(lesson: Lesson, options: LearnOptions): Learned {
  const { model, items, lexicon, segmenter } = lesson;
  const taught = taughtOf(model.meta.classes);
  const rows = readRows(items, lexicon, segmenter);
  const offset = logitsOf(lesson);
  const targets = markTargets(items, taught, columnsOf(lesson, offset));
  const { ids, kept } = indexFeatures(rows, options.minRows);
  const weights = fit(toSparseRows(rows, ids), targets, taught, kept.length, options, undefined, { offset });
  return { weights, kept };
}

/** Share of the linear model in the score of each class: what no net has. */
function linearShares({ meta, mixed }: Model): number[] {
  const shares = meta.classes.map(() => 1);
  mixed?.nets.forEach((net, i) => {
    netClassesOf(meta.classes, net.meta.classes).forEach((own, c) => {
      if (own >= 0) shares[c] = (shares[c] ?? 1) - (mixed.meta.nets[i]?.share ?? 0);
    });
  });
  return shares;
}

/** The model with what was learned added to its whole weights. */
function addLearned(model: Model, { weights, kept }: Learned, floor: number): Model {
  const { meta } = model;
  const shares = linearShares(model);
  const added: Added[] = [];
  kept.forEach((bucket, f) => {
    for (let c = 0; c < weights.classes; c++) {
      const weight = weights.weight[f * weights.classes + c] ?? 0;
      const step = (meta.scale[c] ?? 1) * (shares[c] ?? 1);
      if (Math.abs(weight) >= floor) added.push({ bucket, cls: c, weight: Math.round(weight / step) });
    }
  });
  const rows = addWeights(model.weights, added);
  return {
    ...model,
    weights: rows,
    meta: { ...meta, rows: rows.bucket.length, cells: rows.cls.length },
  };
}

const mixedVersion = (linearVersion: string, { nets, meta }: MixedModel): string =>
  mixedVersionOf(
    linearVersion,
    nets.map((net) => net.meta),
    meta,
  );

function nameAnew(model: Model, learned: NonNullable<Model['meta']['learned']>): Model {
  const { weights, mixed } = model;
  const { decision, scale, bias } = model.meta;
  const modelVersion = versionOf(encodeWeights(weights), [decision, scale, bias]);
  return {
    ...model,
    meta: { ...model.meta, modelVersion, learned },
    mixed: mixed && { ...mixed, meta: { ...mixed.meta, modelVersion: mixedVersion(modelVersion, mixed) } },
  };
}

/**
 * Teaches a model what people said: one sparse linear layer a class over the features of the linear model, fitted to what
 * is missing in its logits, and added to its weights. So it is the same model where nothing was learned, explains
 * itself in the same way, costs nothing at use, and gets the leaves of the taxonomy that it does not know yet. The same
 * input gives the same model.
 */
export function learn(lesson: Lesson, options: LearnOptions = usualLearning): Model {
  const { model, items, taxonomy } = lesson;
  const known = new Set(model.meta.classes.map((name) => currentLeaf(taxonomy, name)));
  const fresh = classNames(taxonomy).filter((name) => !known.has(name));
  const learned = addLearned(model, fitRest(lesson, options), options.floor);
  const told = { ...lesson, items: [...items, ...(lesson.background ?? [])] };
  const whole = fresh.length > 0 ? learnLeaves(learned, fresh, told) : learned;
  const data = createHash('sha256');
  for (const item of items) data.update(JSON.stringify(item)).update('\n');
  return nameAnew(whole, {
    parent: effectiveVersion(model),
    items: items.length,
    dataHash: data.digest('hex'),
  });
}
