import { resolve } from 'node:path';
import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import { describeFault, type Quarantine } from '@voc/ingest';
import type { Command } from 'commander';
import { quarantineList, quarantineRedrive, type RedriveOutcome } from './commands/quarantine.ts';
import { mustExist } from './must-exist.ts';

const print = (value: unknown, isJson: boolean | undefined, text: string): void => {
  process.stdout.write(`${isJson ? JSON.stringify(value, null, 2) : text}\n`);
};

function parseLimit(given: string): number {
  if (!/^[1-9]\d{0,5}$/u.test(given)) throw new UsageError(`--limit 应为从 1 起的整数,而不是「${given}」`);
  return Number(given);
}

function describeList({ total, reasons, rows }: Quarantine): string {
  if (total === 0) return '隔离区是空的';
  const byReason = Object.entries(reasons).map(([reason, count]) => `${reason} ${count}`);
  const lines = rows.map(
    (row) =>
      `[${row.reason}] ${row.sourceId} ${describeFault(row)}${row.copies > 1 ? `(同一文件里 ${row.copies} 次)` : ''} ${row.rowHash.slice(0, 12)}`,
  );
  return [
    `隔离 ${total} 行(${byReason.join(',')}),列出 ${rows.length} 行`,
    ...lines,
    '隔离区不保存原文,只存摘要;改好映射或文件后,用 voc quarantine redrive 加原文件再读一次',
  ].join('\n');
}

function describeRedriven({ files, problems, refused }: RedriveOutcome): string {
  return [
    ...files.map(
      ({ file, read, accepted, duplicate, template, quarantined, released, superseded }) =>
        `${file}:读取 ${read} = 接受 ${accepted} + 重复 ${duplicate} + 模板 ${template} + 隔离 ${quarantined};移出隔离 ${released} 行${superseded > 0 ? `,另有 ${superseded} 行是用别的店铺名读这个文件时留下的,已由这次读取取代` : ''}`,
    ),
    ...problems.map((one) => `仍隔离:${one}`),
    ...refused.map((one) => `未接受:${one}`),
  ].join('\n');
}

function addList(quarantine: Command, config: Config): void {
  quarantine
    .command('list')
    .description('rows that were set aside, with reason, place and what to do; their contents are not kept')
    .option('--source <id>', 'of one source, mapping@shop')
    .option('--reason <reason>', 'of one reason')
    .option('--limit <n>', 'at most so many', '50')
    .option('--json', 'print the result as JSON')
    .action(async (flags: { source?: string; reason?: string; limit: string; json?: boolean }) => {
      const query = { source: flags.source, reason: flags.reason, limit: parseLimit(flags.limit) };
      const found = await quarantineList(config, createLog(config.logLevel), query);
      print(found, flags.json, describeList(found));
    });
}

function addRedrive(quarantine: Command, config: Config): void {
  quarantine
    .command('redrive')
    .description(
      'read files again, every sheet and file in an archive, after a correction; rows that fit leave the quarantine',
    )
    .argument('<files...>', 'the exports, for the quarantine keeps no contents')
    .option('--shop <name>', 'shop of rows that name none', 'default')
    .option('--json', 'print the result as JSON')
    .action(async (files: string[], flags: { shop: string; json?: boolean }) => {
      const paths = files.map((file) => mustExist(resolve(config.cwd, file)));
      const outcome = await quarantineRedrive(config, createLog(config.logLevel), {
        paths,
        shop: flags.shop,
      });
      print(outcome, flags.json, describeRedriven(outcome));
      if (outcome.refused.length > 0) process.exitCode = 1;
    });
}

/** Adds `voc quarantine`. */
export function addQuarantine(program: Command, config: Config): void {
  const quarantine = program
    .command('quarantine')
    .description('rows that were set aside: list them, read them again')
    .exitOverride();
  addList(quarantine, config);
  addRedrive(quarantine, config);
}
