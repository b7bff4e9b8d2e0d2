import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Db } from '@voc/core/db';
import { createLog } from '@voc/core/log';
import type { Command } from 'commander';
import { compareModels, listModels, promoteModel, rollBackModel } from './commands/models.ts';
import { withMigratedDatabase } from './connect.ts';
import { describeModels, describeShifts } from './models/describe-models.ts';
import { createProgressLine } from './progress.ts';
import { loadSeedTaxonomy } from './seeds.ts';

interface ModelFlags {
  by?: string;
  json?: boolean;
  quiet?: boolean;
}

const print = (flags: ModelFlags, value: object, text: string): void => {
  process.stdout.write(`${flags.json ? JSON.stringify(value, null, 2) : text}\n`);
};

/** Runs work on the database with a line that tells how many voices a model has classified. */
async function withProgress<T>(
  config: Config,
  flags: ModelFlags,
  work: (db: Db, onBatch: (version: string, done: number) => void) => Promise<T>,
): Promise<T> {
  const line = createProgressLine(flags.quiet ?? false);
  try {
    return await withMigratedDatabase(config, createLog(config.logLevel), ({ db }) =>
      work(db, (version, done) => line.show(`${version}:已重新分类 ${done} 条`)),
    );
  } finally {
    line.end();
  }
}

function addSwitch(
  models: Command,
  config: Config,
  [verb, description]: readonly [string, string],
  act: (...given: Parameters<typeof promoteModel>) => Promise<string>,
): Command {
  return models
    .command(verb)
    .description(description)
    .option('--by <person>', 'who says so')
    .option('--json', 'print the result as JSON')
    .option('--quiet', 'no progress on stderr')
    .action(async (...given: unknown[]) => {
      const command = given.at(-1) as Command;
      const flags = command.opts<ModelFlags>();
      const { by } = flags;
      if (!by) throw new UsageError('请写明是谁(--by 姓名)');
      const who = { by: by.trim(), at: new Date() };
      const current = await withProgress(config, flags, (db, onBatch) =>
        act(db, config, command.args[0] ?? '', who, onBatch),
      );
      const text = `当前模型:${current}。运行中的 voc up、worker、serve 会在半分钟内结束,由守护程序重新启动;没有守护程序请自己重启。过去的数随后重新汇总`;
      print(flags, { current }, text);
    });
}

/** Adds `voc models` with its verbs. */
export function addModels(program: Command, config: Config): void {
  const models = program
    .command('models')
    .description('models that learned from people, and which one counts')
    .exitOverride();
  models
    .command('list')
    .description('the committed model and all learned ones with their figures')
    .option('--json', 'print the result as JSON')
    .action(async (flags: ModelFlags) => {
      const known = await withMigratedDatabase(config, createLog(config.logLevel), ({ db }) =>
        listModels(db, config),
      );
      print(flags, known, describeModels(known));
    });
  addSwitch(
    models,
    config,
    ['promote', 'have it classify the past, then let it count; only if it was better beyond noise'],
    promoteModel,
  ).argument('<version>', 'as listed');
  addSwitch(
    models,
    config,
    ['rollback', 'let the model count again that the current one took the place of'],
    (db, own, _version, who, onBatch) => rollBackModel(db, own, who, onBatch),
  );
  models
    .command('compare')
    .description('counts of the same voices under two versions, by category and week')
    .argument('<before>', 'version')
    .argument('<after>', 'version')
    .option('--json', 'print the result as JSON')
    .option('--quiet', 'no progress on stderr')
    .action(async (before: string, after: string, flags: ModelFlags) => {
      const shifts = await withProgress(config, flags, (db, onBatch) =>
        compareModels(db, config, [before, after], onBatch),
      );
      print(flags, { before, after, shifts }, describeShifts(shifts, loadSeedTaxonomy(config)));
    });
}
