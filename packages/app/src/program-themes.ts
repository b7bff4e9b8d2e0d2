import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import type { Theme } from '@voc/report';
import type { Command } from 'commander';
import { z } from 'zod';
import { themes } from './commands/themes.ts';

function parseDay(option: string, given: string | undefined): string | undefined {
  const day = z.iso.date().optional().safeParse(given);
  if (!day.success) throw new UsageError(`${option} 要写成 2026-11-23,而不是「${given}」`);
  return day.data;
}

const describeTheme = ({ words, items, reviewers, products, verbatims }: Theme): string =>
  [
    `${words.join(' ')}:${items} 条,${reviewers} 位顾客`,
    `  商品:${products.map((one) => `${one.productId || '未关联商品'} ${one.items}`).join('、')}`,
    ...verbatims.map((text) => `  「${text}」`),
  ].join('\n');

/** Adds `voc themes`. */
export function addThemes(program: Command, config: Config): void {
  program
    .command('themes')
    .description('what recurs in complaints that have no leaf: suggestions for the taxonomy, counted nowhere')
    .option('--since <day>', 'first day; four weeks before the last one unless given')
    .option('--until <day>', 'last day; the last one with data unless given')
    .option('--json', 'print the result as JSON')
    .action(async (flags: { since?: string; until?: string; json?: boolean }) => {
      const days = { since: parseDay('--since', flags.since), until: parseDay('--until', flags.until) };
      const found = await themes(config, createLog(config.logLevel), days);
      const text = found.map(describeTheme).join('\n') || '没有反复出现的新问题';
      process.stdout.write(`${flags.json ? JSON.stringify({ themes: found }, null, 2) : text}\n`);
    });
}
