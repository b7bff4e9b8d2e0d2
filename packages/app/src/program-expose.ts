import { randomUUID } from 'node:crypto';
import { localMinute, UsageError } from '@voc/core';
import { type Config, readSecretKey } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import { maskText } from '@voc/ingest';
import {
  raiseCard,
  takeWallStep,
  type WallKind,
  type WallState,
  type WallStep,
  wallKinds,
} from '@voc/report';
import type { Command } from 'commander';
import { wholeCompany } from './accounts/scope.ts';
import { withMigratedDatabase } from './connect.ts';
import { parseWhole } from './parse-whole.ts';
import { readNames } from './views/names-store.ts';
import { readWall, type WallRow } from './views/wall-store.ts';

const states: Record<WallState, string> = {
  raised: '待确认',
  declined: '不予曝光',
  confirmed: '待认领',
  claimed: '处理中',
  solved: '已解决',
};

const lineOf = (row: WallRow): string =>
  `${localMinute(row.raisedAt)} ${states[row.state]} ${wallKinds[row.kind]} ${row.productId} ${row.productName ?? ''} ${row.raisedBy}:${row.words}(${row.cardId})`;

const print = (isJson: boolean | undefined, value: object, text: string): void => {
  process.stdout.write(`${isJson ? JSON.stringify(value, null, 2) : text}\n`);
};

interface RaiseFlags {
  product?: string;
  kind: string;
  words?: string;
  by?: string;
  json?: boolean;
}

function parseKind(kind: string): WallKind {
  if (Object.hasOwn(wallKinds, kind)) return kind as WallKind;
  throw new UsageError(
    `--kind 只支持 ${Object.entries(wallKinds)
      .map(([id, name]) => `${id}(${name})`)
      .join('、')}`,
  );
}

async function raise(config: Config, { product, kind, words, by, json }: RaiseFlags): Promise<void> {
  const said = words?.trim();
  if (!product || !said || !by) throw new UsageError('请写明 --product 款号、--words 证据和 --by 姓名');
  const card = {
    cardId: randomUUID(),
    productId: product,
    kind: parseKind(kind),
    words: maskText(said, readSecretKey(config), config.ownNumbers).text,
    itemId: null,
    by,
    at: new Date(),
  };
  await withMigratedDatabase(config, createLog(config.logLevel), async ({ db }) => {
    if (!(await readNames(db, [product])).has(product))
      throw new UsageError(`没有款号为「${product}」的产品`);
    await raiseCard(db, card);
  });
  print(json, card, `已提出,等主管确认:voc expose confirm ${card.cardId} --by 姓名`);
}

function addVerb(expose: Command, config: Config, verb: string, step: WallStep, description: string): void {
  expose
    .command(verb)
    .description(description)
    .argument('<id>', 'of the card, as listed')
    .option('--by <person>', 'who says so')
    .option('--note <text>', 'what was done, or why not')
    .action(async (cardId: string, _flags: object, command: Command) => {
      const flags = command.optsWithGlobals<{ by?: string; note?: string }>();
      if (!flags.by) throw new UsageError('请写明是谁(--by 姓名)');
      const key = readSecretKey(config);
      const note = flags.note === undefined ? null : maskText(flags.note, key, config.ownNumbers).text;
      const taken = { cardId, step, by: flags.by, note, at: new Date() };
      if (!/^[0-9a-f-]{36}$/.test(cardId)) throw new UsageError(`没有编号为「${cardId}」的曝光`);
      await withMigratedDatabase(config, createLog(config.logLevel), ({ db }) => takeWallStep(db, taken));
      process.stdout.write(`${cardId}:${states[step]}\n`);
    });
}

/** Adds `voc expose` with its verbs. */
export function addExpose(program: Command, config: Config): void {
  const expose = program
    .command('expose')
    .description('raise what a page has wrong, in three fields; 主管 confirms it')
    .option('--product <id>', 'of which product')
    .option('--kind <kind>', 'price, mismatch or other', 'mismatch')
    .option('--words <text>', 'the evidence; masked before it is stored')
    .option('--by <person>', 'who says so')
    .option('--json', 'print the result as JSON')
    .action((flags: RaiseFlags) => raise(config, flags))
    .exitOverride();
  addVerb(
    expose,
    config,
    'confirm',
    'confirmed',
    'say that it is so; the card goes to the group of its owner',
  );
  addVerb(expose, config, 'decline', 'declined', 'say that it is not so, with the reason');
  addVerb(expose, config, 'claim', 'claimed', 'take it');
  addVerb(expose, config, 'solve', 'solved', 'say what was done');
  expose
    .command('list')
    .description('the wall, newest first')
    .option('--limit <n>', 'so many', '50')
    .option('--json', 'print the result as JSON')
    .action(async (_flags: object, command: Command) => {
      const flags = command.optsWithGlobals<{ limit: string; json?: boolean }>();
      const limit = parseWhole('--limit', flags.limit, 1, 10_000);
      const query = { scope: wholeCompany, states: Object.keys(states) as WallState[], limit };
      const cards = await withMigratedDatabase(config, createLog(config.logLevel), ({ db }) =>
        readWall(db, query),
      );
      print(flags.json, { cards }, cards.map(lineOf).join('\n') || '没有曝光');
    });
}
