import { resolve } from 'node:path';
import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Command } from 'commander';
import { rankLists } from './commands/rank-lists.ts';

function parseDraw(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new UsageError(`--draw 应为从 1 起的整数,而不是「${value}」`);
  return Number(value);
}

/** Adds `voc lists rank`. */
export function addLists(program: Command, config: Config): void {
  program
    .command('lists')
    .description('red and black lists of products')
    .exitOverride()
    .command('rank')
    .description('rank the products of a file of orders and complaints; no database, no memory')
    .requiredOption('--in <file>', 'JSON, plain or gzipped: {products, draws}')
    .requiredOption('--out <file>', 'output, {black: [id…], red: [id…]}, best evidence first')
    .option('--draw <n>', 'which draw of the file, from 1', '1')
    .option('--json', 'print the result as JSON')
    .action((options: { in: string; out: string; draw: string; json?: boolean }) => {
      const out = resolve(config.cwd, options.out);
      const { black, red } = rankLists(resolve(config.cwd, options.in), out, parseDraw(options.draw));
      const told = options.json
        ? JSON.stringify({ black, red, out }, null, 2)
        : `黑榜 ${black} 款,红榜 ${red} 款,结果在 ${out}`;
      process.stdout.write(`${told}\n`);
    });
}
