import { localMinute, UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import type { ScheduleEntry } from '@voc/core/queue';
import { reportName } from '@voc/report';
import type { Command } from 'commander';
import { type ListedSchedule, listSchedules, runSchedules } from './commands/run-schedules.ts';
import { loadSchedules } from './delivery.ts';

const kinds = { week: '周报', month: '月报', quarter: '季报' } as const;

function describe({ name, kind, scope, at, next, last, due, offBy }: ListedSchedule): string {
  const lastly = last
    ? `上次 ${last.period}(${localMinute(last.requestedAt)} 提出,${last.revision === null ? '等数据' : `第 ${last.revision} 版`})`
    : '还没有运行过';
  const owed = due.length > 0 ? `;到期未做 ${due.join('、')}` : '';
  const then = offBy === null ? `下次 ${localMinute(next)}` : `已停用(${offBy})`;
  return `${name} ${kinds[kind]}${scope === 'company' ? '' : ` ${scope}`} ${at}:${then};${lastly}${owed}`;
}

/** The schedules named; all of them without a name. */
function named(config: Config, name: string | undefined): ScheduleEntry[] {
  const entries = loadSchedules(config);
  if (name === undefined) return entries;
  const found = entries.filter((entry) => entry.name === name);
  if (found.length > 0) return found;
  throw new UsageError(`没有名为「${name}」的计划,现有 ${entries.map((one) => one.name).join('、')}`);
}

/** Adds `voc schedule list` and `voc schedule run`. */
export function addScheduleVerbs(schedule: Command, config: Config): void {
  schedule.exitOverride();
  schedule
    .command('list')
    .description('when each schedule comes next, what it did last, and what it owes')
    .option('--json', 'print the result as JSON')
    .action(async (flags: { json?: boolean }) => {
      const schedules = await listSchedules(config, createLog(config.logLevel), new Date());
      const lines = schedules.map(describe).join('\n') || '没有计划';
      process.stdout.write(`${flags.json ? JSON.stringify({ schedules }, null, 2) : lines}\n`);
    });
  schedule
    .command('run')
    .description('make and send what the schedules owe, in this process; again changes nothing')
    .argument('[name]', 'one schedule, as listed')
    .option('--json', 'print the result as JSON')
    .action(async (name: string | undefined, flags: { json?: boolean }) => {
      const entries = named(config, name);
      const reports = await runSchedules(config, createLog(config.logLevel), entries, new Date(), name);
      const lines = reports.map(
        ({ kind, revision, ...key }) =>
          `${kinds[kind as keyof typeof kinds]} ${reportName(key)}:${revision === null ? '数据未齐,等齐后再做' : `第 ${revision} 版`}`,
      );
      process.stdout.write(
        `${flags.json ? JSON.stringify({ reports }, null, 2) : lines.join('\n') || '没有到期的报告'}\n`,
      );
    });
}
