import { copyFileSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Taxonomy } from '@voc/core';
import { createClassifier } from '../classify/index.ts';
import {
  type ClassificationScore,
  type LabelledItem,
  parseLabels,
  scoreClassification,
} from '../eval/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import { effectiveVersion, writeModel } from '../model/index.ts';
import { netFiles } from '../net/index.ts';
import { createRuleClassifier } from '../rules/index.ts';
import type { Segmenter } from '../segment/index.ts';
import { redLineCard, renderCard } from './model-card.ts';
import { redLineInput } from './red-line-items.ts';
import { defaultTrainOptions, type TrainOptions, type TrainProgress, trainModel } from './train-model.ts';
import { trainRedLines } from './train-red-lines.ts';
import { readTrainedNets } from './trained-nets.ts';

export interface RunTrain {
  labels: string;
  dev?: string | undefined;
  /** Folders of written items that the scorer of red lines learns from. */
  redLines: readonly string[];
  /** Folder of nets trained beforehand (packages/classify/pretrain). */
  net?: string | undefined;
  /** Folder that gets `<modelVersion>/`. */
  out: string;
  taxonomy: Taxonomy;
  lexicon: Lexicon;
  segmenter: Segmenter;
  options?: Partial<TrainOptions>;
}

export interface TrainResult {
  modelVersion: string;
  folder: string;
  dev: ClassificationScore | null;
  rules: ClassificationScore | null;
}

/** Headline figures without the table by leaf. */
function headline(score: ClassificationScore): Record<string, unknown> {
  const { by_leaf: _, ...figures } = score;
  return figures;
}

/** Trains on a label file, measures on another, and writes the model folder with its card. */
export function runTrain(run: RunTrain, progress: TrainProgress = () => {}): TrainResult {
  const { taxonomy, lexicon, segmenter } = run;
  const read = (file: string): LabelledItem[] => parseLabels(readFileSync(file, 'utf8'), basename(file));
  const options = { ...defaultTrainOptions, ...run.options };
  const labels = read(run.labels);
  const trained = run.net === undefined ? undefined : readTrainedNets(run.net, labels.length);
  const model = trainModel({ labels, taxonomy, lexicon, segmenter, nets: trained?.nets }, options, progress);
  const held = run.dev === undefined ? null : read(run.dev);
  const classifier = createClassifier({ model, taxonomy, lexicon, segmenter });
  const classifyByRules = createRuleClassifier(lexicon);
  const dev =
    held &&
    scoreClassification(
      held,
      held.map((item) => classifier.classify(item)),
    );
  const rules =
    held &&
    scoreClassification(
      held,
      held.map((item) => classifyByRules(item)),
    );
  model.redLines = trainRedLines(redLineInput(run, labels));
  model.meta.figures = { dev: dev && headline(dev), rules: rules && headline(rules) };
  const card = renderCard(model, taxonomy, dev, rules) + redLineCard(model.redLines.meta);
  const folder = writeModel(run.out, model, card);
  for (const { reads } of trained?.nets ?? [])
    for (const name of netFiles(reads)) copyFileSync(join(trained?.folder ?? '', name), join(folder, name));
  return { modelVersion: effectiveVersion(model), folder, dev, rules };
}
