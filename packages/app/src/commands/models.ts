import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startClassifyWorker } from '@voc/classify';
import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Db } from '@voc/core/db';
import { followCurrent, kindOf, learnedModels } from '../models/current-model.ts';
import { describeWorse } from '../models/describe-models.ts';
import { type LearnedModel, readCurrent, readModels } from '../models/models-store.ts';
import { rescore } from '../models/rescore.ts';
import { keepShifts, type Shift } from '../models/shifts-store.ts';
import { type Switch, switchModel } from '../models/switch-store.ts';
import { classifierFilesOf, committedVersion, loadSeedTaxonomy, modelFolder } from '../seeds.ts';

export interface KnownModels {
  committed: string;
  current: string;
  learned: LearnedModel[];
}

/** What models there are of the configured kind, and which one counts. */
export async function listModels(db: Db, config: Config): Promise<KnownModels> {
  const kind = kindOf(config);
  const committed = committedVersion(config);
  return {
    committed,
    current: (await readCurrent(db, kind)) ?? committed,
    learned: await readModels(db, kind),
  };
}

function find({ learned }: KnownModels, version: string): LearnedModel {
  const found = learned.find((one) => one.version === version);
  if (!found) throw new UsageError(`没有学习得来的模型 ${version},用 voc models list 查看`);
  return found;
}

function folderOf(config: Config, { committed }: KnownModels, version: string): string {
  const folder = version === committed ? modelFolder : join(learnedModels(config), version);
  if (existsSync(folder)) return folder;
  throw new UsageError(`模型 ${version} 的文件夹 ${folder} 不在这台机器上,请从训练它的机器复制过来`);
}

type OnBatch = (version: string, done: number) => void;

async function scoreAll(
  db: Db,
  config: Config,
  models: string,
  version: string,
  onBatch: OnBatch,
): Promise<void> {
  const classifier = startClassifyWorker({ ...classifierFilesOf(config), models });
  try {
    await rescore(db, classifier, (done) => onBatch(version, done));
  } finally {
    await classifier.close();
  }
}

/** What two versions say of all voices, by week and category; what either has not said yet is classified first. */
export async function compareModels(
  db: Db,
  config: Config,
  [before, after]: readonly [string, string],
  onBatch: OnBatch,
): Promise<Shift[]> {
  const known = await listModels(db, config);
  for (const version of [before, after])
    await scoreAll(db, config, folderOf(config, known, version), version, onBatch);
  return keepShifts(db, before, after);
}

export interface Change {
  by: string;
  at: Date;
}

async function change(
  db: Db,
  config: Config,
  known: KnownModels,
  wanted: Pick<Switch, 'to' | 'action'> & Change,
  onBatch: OnBatch,
): Promise<string> {
  const { committed, current: from } = known;
  const { to } = wanted;
  await scoreAll(db, config, folderOf(config, known, to), to, onBatch);
  await switchModel(db, { ...wanted, kind: kindOf(config), from, committed });
  await followCurrent(db, config);
  await keepShifts(db, from, to);
  return to;
}

/**
 * Lets a candidate count that was better than the current model beyond noise, once it has classified all voices; UsageError
 * where it was not, or was held against another one.
 */
export async function promoteModel(
  db: Db,
  config: Config,
  version: string,
  by: Change,
  onBatch: OnBatch,
): Promise<string> {
  const known = await listModels(db, config);
  const { parent, figures, state } = find(known, version);
  if (state === 'current') throw new UsageError(`${version} 已经是当前模型`);
  if (parent !== known.current)
    throw new UsageError(
      `${version} 是和 ${parent} 比的,当前模型已是 ${known.current},请重新运行 voc train --corrections`,
    );
  const { isBetter, worse } = figures.verdict;
  if (!isBetter)
    throw new UsageError(`${version} 不能替换当前模型:${describeWorse(worse, loadSeedTaxonomy(config))}`);
  return change(db, config, known, { to: version, action: 'model.promote', ...by }, onBatch);
}

/** Lets the model count again that the current one took the place of; UsageError where that is the committed one already. */
export async function rollBackModel(db: Db, config: Config, by: Change, onBatch: OnBatch): Promise<string> {
  const known = await listModels(db, config);
  if (known.current === known.committed) throw new UsageError('当前就是随程序发布的模型,没有更早的可退');
  const { parent } = find(known, known.current);
  const isThere = known.learned.some((one) => one.version === parent);
  const to = isThere ? parent : known.committed;
  return change(db, config, known, { to, action: 'model.rollback', ...by }, onBatch);
}
