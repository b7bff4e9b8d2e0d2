import { join, resolve } from 'node:path';
import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import type { Command } from 'commander';
import { demo, serveDemo } from './commands/demo.ts';
import { type RunResult, run } from './commands/run.ts';
import { mustExist } from './must-exist.ts';
import { calendarOf } from './open-queue.ts';
import { choosePeriods } from './periods.ts';
import { createProgressLine } from './progress.ts';
import { firstSignal } from './stop-signal.ts';
import { type Format, formats, usualFormats } from './write-reports.ts';

export interface RunFlags {
  out?: string;
  shop: string;
  week?: string;
  month?: string;
  quarter?: string;
  now?: string;
  format?: string;
  json?: boolean;
  quiet?: boolean;
}

export function parseFormats(given: string | undefined): readonly Format[] {
  if (given === undefined) return usualFormats;
  const wanted = given.split(',').map((one) => one.trim());
  const known = formats.filter((format) => wanted.includes(format));
  if (known.length !== wanted.length)
    throw new UsageError(`--format 只支持 ${formats.join('、')},以逗号分隔`);
  return known;
}

export function parseNow(given: string | undefined): Date | null {
  if (given === undefined) return null;
  const now = new Date(given);
  if (Number.isNaN(now.getTime()))
    throw new UsageError(`--now「${given}」不是时间,请写成 2026-11-23T09:00:00+08:00`);
  return now;
}

/** What a person reads after a run. */
export function describeRun({ imports, refused, problems, reports, alerts, out }: RunResult): string {
  const files = imports.map(
    ({ file, read, accepted, duplicate, template, quarantined }) =>
      `${file}:读取 ${read} = 接受 ${accepted} + 重复 ${duplicate} + 模板 ${template} + 隔离 ${quarantined}`,
  );
  const unmapped = imports.flatMap(({ file, unmappedReasons = {} }) =>
    Object.entries(unmappedReasons).map(
      ([reason, count]) => `未映射:${file},退款原因「${reason}」${count} 条`,
    ),
  );
  const made = reports.flatMap((report) =>
    report.files.map(({ name }) => `报告 ${name}(第 ${report.revision} 版)`),
  );
  const changed = reports
    .filter(({ revision }) => revision > 1)
    .map(({ kind, period, revision, changes }) => `更正 ${kind} ${period} 第 ${revision} 版:${changes}`);
  const told = alerts.length > 0 ? [`预警 ${alerts.length} 条,在 ${out}/alerts`] : [];
  return [
    ...files,
    ...problems.map((message) => `已隔离:${message}`),
    ...unmapped,
    ...refused.map((message) => `未接受:${message}`),
    ...made,
    ...changed,
    ...told,
    `输出目录:${out}`,
  ].join('\n');
}

/** Adds `voc run`. */
export function addRun(program: Command, config: Config): void {
  program
    .command('run')
    .description('the main job: ingest, classify, roll up, detect and report')
    .argument('<files...>', 'exports of reviews, chats, refunds, tickets, ratings, orders or the catalogue')
    .option('--out <dir>', 'folder for reports and alerts')
    .option('--shop <name>', 'shop of rows that name none', 'default')
    .option('--week <id>', 'report on a week, 2026-W46')
    .option('--month <id>', 'report on a month, 2026-11')
    .option('--quarter <id>', 'report on a quarter, 2026-Q4')
    .option('--now <instant>', 'the instant taken as now; the end of the data otherwise')
    .option('--format <list>', `of ${formats.join(',')}`)
    .option('--json', 'print the result as one JSON document')
    .option('--quiet', 'no progress on stderr')
    .action(async (files: string[], flags: RunFlags) => {
      const calendar = calendarOf(config);
      const options = {
        files: files.map((file) => mustExist(resolve(config.cwd, file))),
        shop: flags.shop,
        out: flags.out === undefined ? config.out : resolve(config.cwd, flags.out),
        formats: parseFormats(flags.format),
        now: parseNow(flags.now),
        periods: (span: Parameters<typeof choosePeriods>[1]) => choosePeriods(flags, span, calendar),
      };
      // Wrong periods are refused before anything is read.
      choosePeriods(flags, null, calendar);
      const result = await run(
        config,
        createLog(config.logLevel),
        options,
        createProgressLine(flags.quiet ?? false),
      );
      process.stdout.write(`${flags.json ? JSON.stringify(result, null, 2) : describeRun(result)}\n`);
      if (result.refused.length > 0) process.exitCode = 1;
    });
}

const tellDemo = ({
  address,
  login,
  password,
}: {
  address: string;
  login: string;
  password: string;
}): void => {
  process.stdout.write(`\n看板:${address}\n登录名 ${login},密码 ${password}(按 Ctrl+C 结束)\n`);
};

/** Adds `voc demo`. */
export function addDemo(program: Command, config: Config): void {
  program
    .command('demo')
    .description('the demo company, from its exports to all its reports')
    .option('--out <dir>', 'folder for reports and alerts')
    .option('--json', 'print the result as one JSON document')
    .option('--quiet', 'no progress on stderr')
    .action(async (flags: Pick<RunFlags, 'out' | 'json' | 'quiet'>) => {
      const out = resolve(config.cwd, flags.out ?? join(config.out, 'demo'));
      const line = createProgressLine(flags.quiet ?? false);
      const result = await demo(config, createLog(config.logLevel), out, line);
      const text = `${describeRun({ ...result, reports: result.reports.filter(({ kind }) => kind === 'all') })}
周报 ${result.reports.filter(({ kind }) => kind === 'week').length} 份、月报 ${result.reports.filter(({ kind }) => kind === 'month').length} 份,都在 ${out}
先看:${join(out, `report-week-${result.week}.html`)}

${result.headline}`;
      process.stdout.write(`${flags.json ? JSON.stringify(result, null, 2) : text}\n`);
      // Whoever pipes it wants the files; whoever sits before it wants to look.
      if (process.stdout.isTTY && !flags.json && !flags.quiet)
        await serveDemo(config, createLog(config.logLevel), firstSignal(), tellDemo);
    });
}
