import { resolve } from 'node:path';
import { type LearnResult, runTrain } from '@voc/classify';
import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import type { Command } from 'commander';
import { learnFromPeople } from './commands/learn.ts';
import { describeComparison, describeWorse } from './models/describe-models.ts';
import { mustBeFolder, mustExist } from './must-exist.ts';
import { loadLanguage, loadSeedTaxonomy, modelFolder, redLineFolder } from './seeds.ts';

interface TrainFlags {
  labels?: string;
  corrections?: boolean;
  by?: string;
  dev?: string;
  redLines: string[];
  net?: string;
  out: string;
  json?: boolean;
  quiet?: boolean;
}

const print = (flags: TrainFlags, value: object, text: string): void => {
  process.stdout.write(`${flags.json ? JSON.stringify(value, null, 2) : text}\n`);
};

/** Trains a model of its own from a label file. */
function train(config: Config, labels: string, flags: TrainFlags): void {
  const from = (path: string): string => resolve(config.cwd, path);
  const { modelVersion, folder } = runTrain(
    {
      ...loadLanguage(config),
      labels: mustExist(from(labels)),
      dev: flags.dev === undefined ? undefined : mustExist(from(flags.dev)),
      redLines: flags.redLines.map((dir) => mustBeFolder(from(dir))),
      net: flags.net === undefined ? undefined : mustBeFolder(from(flags.net)),
      out: from(flags.out),
    },
    flags.quiet ? undefined : (...progress) => process.stderr.write(`${progress.join(' ')}\n`),
  );
  print({ ...flags, json: true }, { modelVersion, folder }, '');
}

function describeLearned(config: Config, { modelVersion, parent, taught, verdict }: LearnResult): string {
  const taxonomy = loadSeedTaxonomy(config);
  const { own, written, isBetter, worse } = verdict;
  return [
    `学习了 ${taught} 条人工标注,候选模型 ${modelVersion}`,
    `与当前模型 ${parent} 在两者都没学过的 ${own.items} 条人工标注上比较:`,
    ...describeComparison(own, taxonomy),
    `在 ${written.items} 条书面样例上(看有没有忘掉旧的):`,
    ...describeComparison(written, taxonomy),
    isBetter
      ? `可以启用:voc models promote ${modelVersion} --by 姓名`
      : `还不能启用:${describeWorse(worse, taxonomy)}`,
  ].join('\n');
}

/** Teaches the model what people labelled. */
async function learn(config: Config, flags: TrainFlags): Promise<void> {
  if (!flags.by) throw new UsageError('请写明是谁(--by 姓名)');
  const labels = flags.labels === undefined ? [] : [mustExist(resolve(config.cwd, flags.labels))];
  const result = await learnFromPeople(config, createLog(config.logLevel), {
    labels,
    by: flags.by.trim(),
    now: new Date(),
  });
  print(flags, result, describeLearned(config, result));
}

/** Adds `voc train`. */
export function addTrain(program: Command, config: Config): void {
  program
    .command('train')
    .description(
      'train the classifier from a label file; with --corrections, teach the model what people labelled in the database',
    )
    .option('--labels <file>', 'labelled items, one a line')
    .option('--corrections', 'a candidate from the committed model and everything that people labelled')
    .option('--by <person>', 'with --corrections: who trains')
    .option('--dev <file>', 'labelled items to measure on')
    .option('--red-lines <dirs...>', 'folders of written items on red lines', [redLineFolder])
    .option('--net <dir>', 'folder of a net trained beforehand (packages/classify/pretrain) to mix with')
    .option('--out <dir>', 'folder that gets the model', modelFolder)
    .option('--json', 'print the result as JSON')
    .option('--quiet', 'no progress on stderr')
    .action(async (flags: TrainFlags) => {
      if (flags.corrections) return learn(config, flags);
      if (flags.labels === undefined)
        throw new UsageError('请给出标注文件(--labels),或用 --corrections 学习人工标注');
      train(config, flags.labels, flags);
    });
}
