import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { UsageError } from '@voc/core';
import { type Config, readConfig, readSecretKey } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import { Command } from 'commander';
import { allowQuiet } from './allow-quiet.ts';
import { classifyFile, threadsFor } from './commands/classify.ts';
import { classifyDue } from './commands/classify-due.ts';
import { maskFile } from './commands/mask.ts';
import { migrate } from './commands/migrate.ts';
import { withDatabase } from './connect.ts';
import { mustExist } from './must-exist.ts';
import { addActions } from './program-actions.ts';
import { addAlerts } from './program-alerts.ts';
import { addBi } from './program-bi.ts';
import { addDoctor } from './program-doctor.ts';
import { addErase } from './program-erase.ts';
import { addEval } from './program-eval.ts';
import { addExplain } from './program-explain.ts';
import { addExpose } from './program-expose.ts';
import { addInspect } from './program-inspect.ts';
import { addLabels } from './program-labels.ts';
import { addLists } from './program-lists.ts';
import { addModels } from './program-models.ts';
import { addDeliveries, addPublish } from './program-publish.ts';
import { addQuarantine } from './program-quarantine.ts';
import { addReport } from './program-report.ts';
import { addDemo, addRun } from './program-run.ts';
import { addIngest, addServe, addServices } from './program-serve.ts';
import { addSources } from './program-sources.ts';
import { addTaxonomy } from './program-taxonomy.ts';
import { addThemes } from './program-themes.ts';
import { addTrain } from './program-train.ts';
import { classifierFilesOf } from './seeds.ts';

const print = (value: unknown): void => {
  process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n`);
};

function parseThreads(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d?$/.test(given)) throw new UsageError(`--threads「${given}」不是 1 到 99 的整数`);
  return Number(given);
}

function addClassify(program: Command, config: Config): void {
  program
    .command('classify')
    .description(
      'classify a JSON lines file of reviews and conversations; without --in, what is due in the database',
    )
    .option('--in <file>', 'input, one item a line')
    .option('--out <file>', 'output, one classification a line, same order')
    .option(
      '--threads <n>',
      'threads that classify; one for each 4 MB of the file unless given, at most one a core and four',
    )
    .option('--json', 'print the result as JSON')
    .action(async (options: { in?: string; out?: string; threads?: string; json?: boolean }) => {
      if (options.in === undefined && options.out === undefined) {
        const items = await classifyDue(config, createLog(config.logLevel));
        print(options.json ? { items } : `已分类 ${items} 条`);
        return;
      }
      if (options.in === undefined || options.out === undefined)
        throw new UsageError('--in 与 --out 必须同时给出');
      const input = mustExist(resolve(config.cwd, options.in));
      const output = resolve(config.cwd, options.out);
      const threads =
        parseThreads(options.threads) ?? threadsFor(statSync(input).size, availableParallelism());
      const items = await classifyFile(classifierFilesOf(config), { input, output, threads });
      print(options.json ? { items, out: output } : `已分类 ${items} 条,结果在 ${output}`);
    });
}

function addMask(program: Command, config: Config): void {
  program
    .command('mask')
    .description('mask personal data in a JSON lines file')
    .requiredOption('--in <file>', 'input, {id, text} a line')
    .requiredOption('--out <file>', 'output, {id, text, found} a line, same order')
    .option('--json', 'print the result as JSON')
    .action(async (options: { in: string; out: string; json?: boolean }) => {
      const out = resolve(config.cwd, options.out);
      const rows = await maskFile(
        resolve(config.cwd, options.in),
        out,
        readSecretKey(config),
        config.ownNumbers,
      );
      print(options.json ? { rows, out } : `已脱敏 ${rows} 行,结果在 ${out}`);
    });
}

function addMigrate(program: Command, config: Config): void {
  program
    .command('migrate')
    .description('bring the database schema up to date, or take the newest migration back')
    .option('--down', 'take the newest migration back')
    .option('--json', 'print the result as JSON')
    .action(async (options: { down?: boolean; json?: boolean }) => {
      const log = createLog(config.logLevel);
      const done = await withDatabase(config, log, ({ db }) => migrate(db, options.down ? 'down' : 'up'));
      print(options.json ? { done } : done.join('\n') || '数据库结构已是最新');
    });
}

/** The whole command line. */
export function createProgram(config: Config = readConfig()): Command {
  const program = new Command('voc')
    .description('客户之声: Voice-of-Customer analytics')
    .showHelpAfterError();
  for (const add of [
    addDemo,
    addRun,
    addClassify,
    addMask,
    addEval,
    addTrain,
    addModels,
    addLabels,
    addTaxonomy,
    addMigrate,
    addIngest,
    addReport,
    addExplain,
    addThemes,
    addInspect,
    addBi,
    addDoctor,
    addErase,
    addQuarantine,
    addLists,
    addAlerts,
    addActions,
    addExpose,
    addPublish,
    addDeliveries,
    addServices,
    addServe,
    addSources,
  ])
    add(program, config);
  allowQuiet(program);
  return program;
}
