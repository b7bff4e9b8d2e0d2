import { createHash } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ClassifyInput, type Taxonomy, UsageError } from '@voc/core';
import { createClassifier } from '../classify/index.ts';
import { type Comparison, compareAnswers, isGain, type LabelledItem, lossesOf } from '../eval/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import { effectiveVersion, type Model, onlyFolder, readOnlyModel, writeModel } from '../model/index.ts';
import { netFiles } from '../net/index.ts';
import type { Segmenter } from '../segment/index.ts';
import { learn } from './learn.ts';
import { learnedCard } from './learned-card.ts';

export interface RunLearn {
  /** Folder of the model to start from. */
  base: string;
  /** Folder of the one that counts now, which the new one has to beat. */
  current: string;
  /** The linear models alone. */
  fast: boolean;
  /** What people said. */
  labelled: readonly LabelledItem[];
  /** Written items, of which no model learns but that they have none of the leaves that are new to it. */
  written: readonly LabelledItem[];
  /** Folder that gets `<modelVersion>/`. */
  out: string;
  taxonomy: Taxonomy;
  lexicon: Lexicon;
  segmenter: Segmenter;
}

export interface LearnResult {
  modelVersion: string;
  folder: string;
  /** The version it was held against. */
  parent: string;
  /** Labels of people that it learned from. */
  taught: number;
  verdict: LearnVerdict;
}

/** The new model against the current one. */
export interface LearnVerdict {
  /** On labels of people that neither learned from. */
  own: Comparison;
  /** On written items of many product types: what was forgotten. */
  written: Comparison;
  /** Better on people's labels beyond noise, and nothing worse beyond noise. */
  isBetter: boolean;
  /** Groups that are worse beyond noise; `leaves` stands for all. */
  worse: string[];
}

/** Fewer labels teach nothing that could be measured. */
const fewest = 30;
/** One item in so many is kept apart for measuring. */
const apart = 4;

/** Whether an item is kept for measuring: by its words, so that the same words are never on both sides, nor ever were. */
export function isHeldOut({ text, turns }: Pick<ClassifyInput, 'text' | 'turns'>): boolean {
  const words = turns ? JSON.stringify(turns.map((turn) => turn.text)) : (text ?? '');
  return (createHash('sha256').update(words).digest()[0] ?? 0) % apart === 0;
}

/** What a model with nets takes over from the one it started from. */
const takenOver = ({ mixed }: Model): string[] =>
  mixed ? [...mixed.meta.nets.flatMap(({ reads }) => netFiles(reads)), 'errors.json'] : [];

function judge(
  {
    labelled,
    written,
    ...language
  }: Pick<RunLearn, 'labelled' | 'written' | 'taxonomy' | 'lexicon' | 'segmenter'>,
  current: Model,
  model: Model,
): LearnVerdict {
  const before = createClassifier({ model: current, ...language });
  const after = createClassifier({ model, ...language });
  const compare = (items: readonly LabelledItem[]): Comparison =>
    compareAnswers(items, before.classifyMany(items), after.classifyMany(items));
  const own = compare(labelled.filter(isHeldOut));
  const others = compare(written);
  const worse = [...new Set([...lossesOf(own), ...lossesOf(others)])];
  return { own, written: others, isBetter: isGain(own.leaves) && worse.length === 0, worse };
}

/**
 * Teaches a model what people said, measures it and the current one on the same items that neither learned from, and writes
 * its folder, which needs no other. UsageError where there are too few labels.
 */
export function runLearn(run: RunLearn): LearnResult {
  const { base, fast, labelled, out } = run;
  const taught = labelled.filter((item) => !isHeldOut(item));
  if (taught.length < fewest)
    throw new UsageError(
      `可用来学习的人工标注只有 ${taught.length} 条,至少要 ${fewest} 条,请先在「标注」页多标一些`,
    );
  const background = run.written.filter((item) => !isHeldOut(item));
  const model = learn({ ...run, model: readOnlyModel(base, fast), items: taught, background });
  const current = readOnlyModel(run.current, fast);
  const parent = effectiveVersion(current);
  const verdict = judge(run, current, model);
  const folder = writeModel(out, model, learnedCard(model, parent, verdict));
  const from = onlyFolder(base);
  for (const name of takenOver(model))
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(folder, name));
  return { modelVersion: effectiveVersion(model), folder, parent, taught: taught.length, verdict };
}
