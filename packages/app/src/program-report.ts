import { resolve } from 'node:path';
import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import { type CheckedReport, parseScope } from '@voc/report';
import type { Command } from 'commander';
import { checkReports } from './commands/check-reports.ts';
import { report } from './commands/report.ts';
import { calendarOf } from './open-queue.ts';
import { choosePeriods } from './periods.ts';
import { parseFormats, parseNow, type RunFlags } from './program-run.ts';
import { formats } from './write-reports.ts';

const verdicts: Record<CheckedReport['verdict'], string> = {
  same: '一致',
  differs: '不一致',
  damaged: '内容被改动',
  pending: '待出新版',
  other: '由旧版本做成',
};

/** One line a report, then how many are the same. */
function describeChecks(checked: readonly CheckedReport[]): string {
  const lines = checked.map(({ kind, scope, period, revision, verdict, reason }) =>
    [`${[kind, period, ...(scope ? [scope] : [])].join(' ')} 第 ${revision} 版:${verdicts[verdict]}`, reason]
      .filter(Boolean)
      .join('。'),
  );
  const same = checked.filter(({ verdict }) => verdict === 'same').length;
  const older = checked.filter(({ verdict }) => verdict === 'other').length;
  const rest = older > 0 ? `,由旧版本做成而不能重做 ${older} 份` : '';
  return [...lines, `核对 ${checked.length} 份,逐字节一致 ${same} 份${rest}`].join('\n');
}

type Flags = RunFlags & { check?: boolean; scope?: string };

/** Undefined for the whole company. */
function scopeOf({ scope }: Flags): string | undefined {
  return scope === undefined || parseScope(scope) === null ? undefined : scope;
}

async function check(config: Config, flags: Flags): Promise<void> {
  const asked = flags.week ?? flags.month ?? flags.quarter;
  const periods = asked === undefined ? null : choosePeriods(flags, null, calendarOf(config));
  const checked = await checkReports(config, createLog(config.logLevel), periods, scopeOf(flags));
  process.stdout.write(`${flags.json ? JSON.stringify({ checked }, null, 2) : describeChecks(checked)}\n`);
  // What an older model has made is no fault: its bytes are unharmed, and nobody can make them again.
  if (checked.some(({ verdict }) => verdict !== 'same' && verdict !== 'other')) process.exitCode = 1;
}

async function write(config: Config, flags: Flags): Promise<void> {
  const calendar = calendarOf(config);
  choosePeriods(flags, null, calendar);
  scopeOf(flags);
  const reports = await report(config, createLog(config.logLevel), {
    out: flags.out === undefined ? config.out : resolve(config.cwd, flags.out),
    formats: parseFormats(flags.format),
    now: parseNow(flags.now),
    scope: scopeOf(flags),
    periods: (span) => choosePeriods(flags, span, calendar),
  });
  const names = reports.flatMap(({ files }) => files.map(({ name }) => name));
  process.stdout.write(`${flags.json ? JSON.stringify({ reports }, null, 2) : names.join('\n')}\n`);
}

/** Adds `voc report`. */
export function addReport(program: Command, config: Config): void {
  program
    .command('report')
    .description('make and write the report of a week, month or quarter')
    .option('--out <dir>', 'folder for the reports')
    .option('--week <id>', '2026-W46')
    .option('--month <id>', '2026-11')
    .option('--quarter <id>', '2026-Q4')
    .option('--scope <scope>', 'company, brand:名称, shop:平台/店铺, line:产品线 or product:款号', 'company')
    .option('--now <instant>', 'the instant taken as now; the end of the data otherwise')
    .option('--format <list>', `of ${formats.join(',')}`)
    .option(
      '--check',
      'make stored reports again, compare their bytes and write nothing; exit 1 if one differs',
    )
    .option('--json', 'print the result as one JSON document')
    .action((flags: Flags) => (flags.check ? check(config, flags) : write(config, flags)));
}
