import { localMinute, UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import {
  listPublications,
  type Publication,
  parseReportKey,
  readPublications,
  reportName,
  type Step,
  type StepName,
  takeStep,
} from '@voc/report';
import type { Command } from 'commander';
import { type DeliveryState, deliveryStates, listDeliveries } from './commands/deliveries.ts';
import { withMigratedDatabase } from './connect.ts';
import { loadDeliverySettings } from './delivery.ts';
import { parseWhole } from './parse-whole.ts';

interface StepFlags {
  by?: string;
  note?: string;
  scope?: string;
  json?: boolean;
}

const mostListed = 10_000;
const states = { draft: '草稿', reviewed: '已审核', published: '已发布' } as const;
const steps = { reviewed: '审核通过', returned: '退回', published: '发布' } as const;

const print = (flags: { json?: boolean }, value: object, text: string): void => {
  process.stdout.write(`${flags.json ? JSON.stringify(value, null, 2) : text}\n`);
};

const stepText = ({ step, person, note, at }: Step): string =>
  `${localMinute(at)} ${person} ${steps[step]}${note ? `:${note}` : ''}`;

const lineOf = (publication: Publication): string => {
  const { revision, state, steps: taken } = publication;
  const last = taken.at(-1);
  return `${reportName(publication)}@${revision} ${states[state]}${last ? `(${stepText(last)})` : ''}`;
};

async function take(config: Config, key: string, step: StepName, flags: StepFlags): Promise<void> {
  if (!flags.by) throw new UsageError('请写明是谁(--by 姓名)');
  const { review } = loadDeliverySettings(config);
  const wanted = { step, person: flags.by.trim(), note: flags.note ?? null, at: new Date() };
  const taken = await withMigratedDatabase(config, createLog(config.logLevel), ({ db }) =>
    takeStep(db, parseReportKey(key, flags.scope), wanted, review),
  );
  print(flags, taken, lineOf(taken));
}

/** The options of a verb: those that the command above knows too are kept there. */
const allFlags = <T = object>(command: Command): StepFlags & T => command.optsWithGlobals<StepFlags & T>();

const withStep = (command: Command, description: string): Command =>
  command
    .description(description)
    .option(
      '--scope <scope>',
      'of a part of the company: brand:名称, shop:平台/店铺, line:产品线 or product:款号',
    )
    .option('--by <person>', 'who says so')
    .option('--note <text>', 'why')
    .option('--json', 'print the result as JSON');

function addShow(publish: Command, config: Config): void {
  publish
    .command('list')
    .description('the newest revision of each report and how far it has come')
    .option('--limit <n>', 'so many reports', '20')
    .option('--json', 'print the result as JSON')
    .action(async (_flags: object, command: Command) => {
      const flags = allFlags<{ limit: string }>(command);
      const limit = parseWhole('--limit', flags.limit, 1, mostListed);
      const reports = await withMigratedDatabase(config, createLog(config.logLevel), ({ db }) =>
        listPublications(db, limit),
      );
      print(flags, { reports }, reports.map(lineOf).join('\n') || '没有报告');
    });
  publish
    .command('history')
    .description('every revision of a report with its steps')
    .argument('<key>', '2026-W46, 2026-11 or 2026-Q4')
    .option('--json', 'print the result as JSON')
    .action(async (key: string, _flags: object, command: Command) => {
      const flags = allFlags(command);
      const revisions = await withMigratedDatabase(config, createLog(config.logLevel), ({ db }) =>
        readPublications(db, parseReportKey(key, flags.scope)),
      );
      const lines = revisions.flatMap((one) => [
        `第 ${one.revision} 版 ${states[one.state]}${one.changes ? `:${one.changes}` : ''}`,
        ...one.steps.map((step) => `  ${stepText(step)}`),
      ]);
      print(flags, { revisions }, lines.join('\n') || '没有这份报告');
    });
}

/** Adds `voc publish` with its verbs. */
export function addPublish(program: Command, config: Config): void {
  const publish = withStep(
    program.command('publish'),
    'release a report; before that it may be reviewed or returned',
  )
    .argument('<key>', '2026-W46, 2026-11 or 2026-Q4; @2 names a revision, else the newest')
    .action((key: string, flags: StepFlags) => take(config, key, 'published', flags))
    .exitOverride();
  const verbs: [string, StepName, string][] = [
    ['review', 'reviewed', 'say that a report is fit to be published'],
    ['return', 'returned', 'send a report back, with the reason'],
  ];
  for (const [verb, step, description] of verbs)
    withStep(publish.command(verb), description)
      .argument('<key>', 'as listed')
      .action((key: string, _flags: object, command: Command) => take(config, key, step, allFlags(command)));
  addShow(publish, config);
}

function parseState(text: string | undefined): DeliveryState | null {
  if (text === undefined) return null;
  const found = deliveryStates.find((one) => one === text);
  if (found) return found;
  throw new UsageError(`--state 只支持 ${deliveryStates.join('、')}`);
}

/** Adds `voc deliveries`. */
export function addDeliveries(program: Command, config: Config): void {
  program
    .command('deliveries')
    .description('what was sent to whom and what became of it, the last first')
    .option('--state <state>', deliveryStates.join(', '))
    .option('--limit <n>', 'so many', '50')
    .option('--json', 'print the result as JSON')
    .action(async (flags: { state?: string; limit: string; json?: boolean }) => {
      const wanted = {
        state: parseState(flags.state),
        limit: parseWhole('--limit', flags.limit, 1, mostListed),
      };
      const deliveries = await withMigratedDatabase(config, createLog(config.logLevel), ({ db }) =>
        listDeliveries(db, wanted),
      );
      const lines = deliveries.map(
        ({ key, channel, recipient, state, attempts, error, at }) =>
          `${at ? localMinute(at) : '-'} ${state} ${channel}→${recipient} ${key} 第 ${attempts} 次${error ? `:${error}` : ''}`,
      );
      print(flags, { deliveries }, lines.join('\n') || '没有发送记录');
    });
}
