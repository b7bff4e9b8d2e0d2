import { resolve } from 'node:path';
import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import type { Command } from 'commander';
import { rankLists } from './commands/rank-lists.ts';
import { listText, ratingText, showLists, showRatings } from './commands/show-lists.ts';
import { withMigratedDatabase } from './connect.ts';

function parseDraw(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new UsageError(`--draw 应为从 1 起的整数,而不是「${value}」`);
  return Number(value);
}

function addRank(lists: Command, config: Config): void {
  lists
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

interface ShowOptions {
  week?: string;
  month?: string;
  quarter?: string;
  ratings?: boolean;
  json?: boolean;
}

const kinds = ['week', 'month', 'quarter'] as const;

function wanted(options: ShowOptions): { kind: string; period: string | null } {
  const given = kinds.filter((kind) => options[kind] !== undefined);
  if (given.length > 1 || (given.length > 0 && options.ratings))
    throw new UsageError('--week、--month、--quarter、--ratings 只能给一个');
  const kind = given[0] ?? 'week';
  return { kind, period: options[kind] ?? null };
}

function addShow(lists: Command, config: Config): void {
  lists
    .command('show')
    .description('the lists of the newest report, or those that stars alone give')
    .option('--week <week>', 'of this week, 2026-W46')
    .option('--month <month>', 'of this month, 2026-11')
    .option('--quarter <quarter>', 'of this quarter, 2026-Q4')
    .option('--ratings', 'from stars without words: low stars of all stars, mixed with no complaint rate')
    .option('--json', 'print the result as JSON')
    .action(async (options: ShowOptions) => {
      const { kind, period } = wanted(options);
      const told = await withMigratedDatabase(config, createLog(config.logLevel), async ({ db }) => {
        if (options.ratings) {
          const lists = await showRatings(db);
          return options.json ? JSON.stringify(lists, null, 2) : ratingText(lists);
        }
        const shown = await showLists(db, kind, period);
        if (!shown) throw new UsageError(`还没有${period ?? ''}的报告,先运行 voc report`);
        return options.json ? JSON.stringify(shown, null, 2) : listText(shown);
      });
      process.stdout.write(`${told}\n`);
    });
}

/** Adds `voc lists`. */
export function addLists(program: Command, config: Config): void {
  const lists = program.command('lists').description('red and black lists of products').exitOverride();
  addShow(lists, config);
  addRank(lists, config);
}
