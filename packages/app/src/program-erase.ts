import { resolve } from 'node:path';
import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import type { PersonQuery } from '@voc/ingest';
import type { Command } from 'commander';
import { type EraseReceipt, erase } from './commands/erase.ts';

interface EraseFlags {
  phone?: string;
  order?: string;
  customer?: string;
  dryRun?: boolean;
  out?: string;
  json?: boolean;
}

const tableNames: Record<string, string> = {
  items: '声音',
  item_turns: '会话发言',
  classifications: '分类结果',
  classify_due: '待分类',
  corrections: '人工更正',
  item_versions: '历史版本',
  withdrawn_items: '已撤下的声音',
  template_rows: '模板评价',
  ratings: '无文字评分',
  quarantined_rows: '隔离行',
};

function queryOf({ phone, order, customer }: EraseFlags): PersonQuery {
  const given = [phone, order, customer].filter((value) => value !== undefined);
  if (given.length !== 1) throw new UsageError('请给出 --phone、--order、--customer 中的一个');
  if (phone !== undefined) return { phone };
  return order !== undefined ? { order } : { customer: customer ?? '' };
}

function describeReceipt({ dryRun, counts, reports, alerts, rewritten, toCheck }: EraseReceipt): string {
  const rows = Object.entries(counts).map(([table, count]) => `  ${tableNames[table] ?? table} ${count}`);
  const after = dryRun
    ? ['这是试算,什么都没有改;去掉 --dry-run 才会删除']
    : [
        ...rewritten.map((name) => `已重写 ${name}`),
        ...toCheck.map((name) => `请人工核对或删除 ${name}`),
        '已留下防止再次读入的标记(只有加密摘要);下一次 voc run 会重算涉及的日期,报告出新一版',
      ];
  return [
    dryRun ? '将删除:' : '已删除:',
    ...rows,
    `  报告里的原话:${reports.length} 版报告;预警里的原话:${alerts.length} 条`,
    ...after,
  ].join('\n');
}

/** Adds `voc erase`. */
export function addErase(program: Command, config: Config): void {
  program
    .command('erase')
    .description("a customer's deletion request: out of all tables and exports, and never read in again")
    .option('--phone <number>', 'whose phone number stands in the texts, however it is written')
    .option('--order <id>', 'whose order it is')
    .option(
      '--customer <name>',
      'the customer as the export names them; a shared nickname erases all who share it',
    )
    .option('--dry-run', 'only count')
    .option('--out <dir>', 'the folder whose reports are written again')
    .option('--json', 'print the receipt as JSON')
    .action(async (flags: EraseFlags) => {
      const receipt = await erase(config, createLog(config.logLevel), {
        query: queryOf(flags),
        dryRun: flags.dryRun ?? false,
        out: flags.out === undefined ? config.out : resolve(config.cwd, flags.out),
      });
      process.stdout.write(`${flags.json ? JSON.stringify(receipt, null, 2) : describeReceipt(receipt)}\n`);
    });
}
