import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type LabelledItem, type LearnResult, parseLabels, runLearn } from '@voc/classify';
import { currentLeaf } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import { withMigratedDatabase } from '../connect.ts';
import { kindOf, learnedModels } from '../models/current-model.ts';
import { addCandidate } from '../models/models-store.ts';
import { readTaught } from '../models/taught-store.ts';
import { classifierFilesOf, goldFolder, loadLanguage, modelFolder } from '../seeds.ts';

export interface LearnOptions {
  /** Label files that people wrote beside what they labelled in the database. */
  labels: readonly string[];
  by: string;
  now: Date;
}

const readLabels = (file: string): LabelledItem[] => parseLabels(readFileSync(file, 'utf8'), basename(file));

/** Written items that tell what a model has forgotten. */
const readGold = (): LabelledItem[] =>
  readdirSync(goldFolder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readLabels(join(goldFolder, name)));

/**
 * `voc train --corrections`: teaches the committed model everything that people have labelled, holds it against the current
 * one, and notes it as a candidate. It changes no count.
 */
export function learnFromPeople(config: Config, log: Log, options: LearnOptions): Promise<LearnResult> {
  return withMigratedDatabase(config, log, async ({ db }) => {
    const language = loadLanguage(config);
    const named = (items: readonly LabelledItem[]): LabelledItem[] =>
      items.map((item) => ({
        ...item,
        leaves: [...new Set(item.leaves.map((leaf) => currentLeaf(language.taxonomy, leaf)))],
      }));
    const result = runLearn({
      ...language,
      base: modelFolder,
      current: classifierFilesOf(config).models,
      fast: config.fastModel,
      labelled: named([...(await readTaught(db)), ...options.labels.flatMap(readLabels)]),
      written: named(readGold()),
      out: learnedModels(config),
    });
    const { modelVersion: version, parent, taught, verdict } = result;
    const figures = { taught, verdict };
    await addCandidate(db, {
      version,
      kind: kindOf(config),
      parent,
      figures,
      by: options.by,
      at: options.now,
    });
    return result;
  });
}
