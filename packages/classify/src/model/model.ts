import { Intent, leafIdsOf, Sentiment, type Taxonomy } from '@voc/core';
import { z } from 'zod';
import { Calibration } from './calibrate.ts';
import type { MixedModel } from './mixed-model.ts';
import type { RedLineModel } from './red-line-model.ts';
import { Shifts } from './shifts.ts';

export const unspecified = 'residual.unspecified';

/** Decision rule, in logits: per leaf, and for the item as a whole. */
export const Decision = z.object({
  /** A leaf is given when its score exceeds its threshold. */
  leaf: z.record(z.string(), z.number()),
  /** At or above this score of intent.complaint an item gets its best leaf even below the threshold. */
  force: z.number(),
  /** Below this score of intent.complaint an item gets no leaf. */
  drop: z.number(),
  /**
   * In place of both in a conversation: it is a complaint, and gets at least its best leaf, exactly when the score of complaint
   * is above that of the best other intent by so much.
   */
  talk: z.number().optional(),
});
export type Decision = z.infer<typeof Decision>;

/** `model.json`: everything about a model but its weights. */
export const ModelMeta = z.object({
  format: z.literal(1),
  modelVersion: z.string(),
  taxonomyVersion: z.string(),
  lexiconHash: z.string(),
  trainingDataHash: z.string(),
  trainedOn: z.object({ items: z.number(), chats: z.number() }),
  classes: z.array(z.string()),
  scale: z.array(z.number()),
  bias: z.array(z.number()),
  decision: Decision,
  /** Absent in models that were trained before there was one. */
  calibration: Calibration.optional(),
  shifts: Shifts.optional(),
  rows: z.number(),
  cells: z.number(),
  options: z.record(z.string(), z.number()),
  figures: z.record(z.string(), z.unknown()),
  /** Of a model that learned from people. */
  learned: z
    .object({
      /** The version it was trained from. */
      parent: z.string(),
      items: z.number(),
      dataHash: z.string(),
    })
    .optional(),
});
export type ModelMeta = z.infer<typeof ModelMeta>;

/** Integer weights of the kept buckets, row by row: `cls` and `weight` of row r from `rowStart[r]` to `rowStart[r + 1]`. */
export interface WeightRows {
  bucket: Int32Array;
  rowStart: Uint32Array;
  cls: Uint8Array;
  weight: Int8Array;
}

export interface Model {
  meta: ModelMeta;
  weights: WeightRows;
  /** The scorer of red lines, where one was trained. */
  redLines?: RedLineModel | undefined;
  /** The net and how it is mixed with the weights, where there is one. */
  mixed?: MixedModel | undefined;
}

/** Classes of the linear model in their fixed order: leaves, then intents, then sentiments. */
export function classNames(taxonomy: Taxonomy): string[] {
  return [
    ...leafIdsOf(taxonomy),
    ...Intent.options.map((intent) => `intent.${intent}`),
    ...Sentiment.options.map((sentiment) => `sentiment.${sentiment}`),
  ];
}

/** How many of the classes are leaves; they stand first. */
export const leafCount = (classes: readonly string[]): number =>
  classes.findIndex((name) => name.startsWith('intent.'));
