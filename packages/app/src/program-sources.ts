import { resolve } from 'node:path';
import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import type { SourceReading } from '@voc/ingest';
import type { Command } from 'commander';
import { pull } from './commands/pull.ts';
import { type WatchRound, watch } from './commands/watch.ts';
import { ownSources } from './source-deps.ts';
import { firstSignal } from './stop-signal.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const day = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ');

/** What a person reads of a reading: counts, then everything that is not as it should be. */
function describeReading(reading: SourceReading): string[] {
  const { source, imports, problems, refused, incomplete, newColumns, failure } = reading;
  const sum = (of: (one: SourceReading['imports'][number]) => number): number =>
    imports.reduce((all, one) => all + of(one), 0);
  const counts =
    `读取 ${sum((one) => one.read)} = 接受 ${sum((one) => one.accepted)} + 重复 ${sum((one) => one.duplicate)}` +
    ` + 模板 ${sum((one) => one.template)} + 隔离 ${sum((one) => one.quarantined)}`;
  return [
    `${source}:${reading.pages} 页,${counts}`,
    ...newColumns.map((name) => `新列:${name}`),
    ...problems.map((text) => `已隔离:${text}`),
    ...refused.map((text) => `未接受:${text}`),
    ...incomplete.map(
      ({ start, end, problem }) => `时间窗未闭合:${day(start)} 至 ${day(end)}(UTC),${problem}`,
    ),
    ...(failure === null ? [] : [`中断:${failure}`]),
  ];
}

const isWhole = ({ refused, incomplete, failure }: SourceReading): boolean =>
  refused.length + incomplete.length === 0 && failure === null;

const sourcesFolder = (config: Config, given: string | undefined): string =>
  given === undefined ? ownSources(config) : resolve(config.cwd, given);

function addPull(program: Command, config: Config): void {
  program
    .command('pull')
    .description('read the configured sources from where their last reading ended')
    .option('--source <name>', 'only this one')
    .option('--config <dir>', 'folder of the sources; VOC_HOME/sources otherwise')
    .option('--json', 'print the result as one JSON document')
    .action(async (flags: { source?: string; config?: string; json?: boolean }) => {
      const options = { dir: sourcesFolder(config, flags.config), source: flags.source };
      const pulled = await pull(config, createLog(config.logLevel), options);
      const lines = [...pulled.sources.flatMap(describeReading), ...pulled.paused, ...pulled.gaps];
      print(flags.json ? JSON.stringify(pulled, null, 2) : lines.join('\n'));
      if (!pulled.sources.every(isWhole) || pulled.gaps.length > 0) process.exitCode = 1;
    });
}

const seconds = (name: string, text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 86_400))
    throw new UsageError(`${name} 要写秒数,0 到 86400`);
  return value;
};

interface WatchFlags {
  in: string;
  shop: string;
  feeds?: string;
  stable: string;
  interval: string;
  once?: boolean;
  json?: boolean;
}

function tellRound(round: WatchRound, { once = false, json = false }: WatchFlags): void {
  const { reading, gaps, freshGaps } = round;
  const isQuiet = reading.imports.length === 0 && isWhole(reading) && freshGaps.length === 0;
  if (isQuiet && !once) return;
  const told = once ? gaps : freshGaps;
  if (json) print(JSON.stringify(round, null, once ? 2 : undefined));
  else print([...describeReading(reading), ...told].join('\n'));
  if (once && (!isWhole(reading) || gaps.length > 0)) process.exitCode = 1;
}

function addWatch(program: Command, config: Config): void {
  program
    .command('watch')
    .description('import what is dropped into a folder; files move to done or held')
    .requiredOption('--in <dir>', 'the folder')
    .option('--shop <name>', 'shop of rows that name none', 'default')
    .option('--feeds <dir>', 'folder of feeds.json; VOC_HOME/sources otherwise')
    .option('--stable <seconds>', 'how long a file must stay the same before it is taken', '5')
    .option('--interval <seconds>', 'time between two looks', '60')
    .option('--once', 'look once and end')
    .option('--json', 'print results as JSON, a document a look')
    .action(async (flags: WatchFlags) => {
      const options = {
        dir: resolve(config.cwd, flags.in),
        shop: flags.shop,
        feedsDir: sourcesFolder(config, flags.feeds),
        stableSeconds: seconds('--stable', flags.stable),
        intervalSeconds: seconds('--interval', flags.interval),
        once: flags.once ?? false,
      };
      const log = createLog(config.logLevel);
      await watch(config, log, options, firstSignal(), (round) => tellRound(round, flags));
    });
}

/** Adds `voc pull` and `voc watch`. */
export function addSources(program: Command, config: Config): void {
  addPull(program, config);
  addWatch(program, config);
}
