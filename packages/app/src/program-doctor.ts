import { readFileSync } from 'node:fs';
import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import type { Command } from 'commander';
import { type Diagnosis, doctor } from './commands/doctor.ts';
import type { StateCounts } from './state-counts.ts';

const countNames: readonly [keyof StateCounts, string][] = [
  ['items', '声音'],
  ['due', '待分类'],
  ['dirty', '待汇总'],
  ['dueReports', '待出报告'],
  ['quarantined', '隔离行'],
  ['held', '扣留文件'],
  ['unmapped', '未归款商品'],
  ['openAlerts', '未处理预警'],
];

const readVersion = (): string => {
  const raw: { version: string } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  return raw.version;
};

function describe({ isOk, checks, counts }: Diagnosis): string {
  const lines = checks.flatMap(({ name, isOk: holds, detail, remedy }) => [
    `${holds ? '正常' : '异常'} ${name}:${detail}`,
    ...(remedy === null ? [] : [`     处理办法:${remedy}`]),
  ]);
  const state = counts && countNames.map(([key, name]) => `${name} ${counts[key]}`).join(',');
  return [...lines, ...(state ? [`现状 ${state}`] : []), isOk ? '一切正常' : '有异常,见上'].join('\n');
}

/** Adds `voc doctor`. */
export function addDoctor(program: Command, config: Config): void {
  program
    .command('doctor')
    .description('whether everything is in its place, with a remedy for what is not; changes nothing')
    .option('--json', 'print the result as JSON')
    .action(async (flags: { json?: boolean }) => {
      const found = await doctor(config, createLog(config.logLevel), readVersion());
      process.stdout.write(`${flags.json ? JSON.stringify(found, null, 2) : describe(found)}\n`);
      if (!found.isOk) process.exitCode = 1;
    });
}
