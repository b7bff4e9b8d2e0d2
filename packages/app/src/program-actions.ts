import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { dayOf, UsageError } from '@voc/core';
import { type Config, readSecretKey } from '@voc/core/config';
import type { Db } from '@voc/core/db';
import { createLog } from '@voc/core/log';
import { maskText } from '@voc/ingest';
import { readActionSteps } from '@voc/report';
import type { Command } from 'commander';
import { wholeCompany } from './accounts/scope.ts';
import { withMigratedDatabase } from './connect.ts';
import { readActions } from './exchange/read-actions.ts';
import { type TakenIn, takeInActions } from './exchange/take-in-actions.ts';
import { writeActions } from './exchange/write-actions.ts';
import { mustExist } from './must-exist.ts';
import { type ActionRow, readActionPage } from './views/actions-store.ts';

const pageSize = 1000;

async function readEveryAction(db: Db, today: string): Promise<ActionRow[]> {
  const rows: ActionRow[] = [];
  let page: ActionRow[];
  do {
    const last = rows.at(-1);
    const after = last && `${last.openedOn} ${last.actionId}`;
    page = await readActionPage(db, { scope: wholeCompany, today, after, limit: pageSize });
    rows.push(...page);
  } while (page.length === pageSize);
  return rows;
}

async function exportActions(config: Config, { out }: { out?: string }): Promise<void> {
  await withMigratedDatabase(config, createLog(config.logLevel), async ({ db }) => {
    const actions = await readEveryAction(db, dayOf(new Date()));
    const steps = await readActionSteps(
      db,
      actions.map(({ actionId }) => actionId),
    );
    const text = writeActions(actions, steps);
    if (out === undefined) process.stdout.write(text);
    else writeFileSync(resolve(config.cwd, out), text);
  });
}

const describe = ({ changed, unchanged, refused }: TakenIn): string =>
  [
    `变更 ${changed.length},未变 ${unchanged},未接受 ${refused.length}`,
    ...refused.map(({ row, reason }) => `第 ${row} 行:${reason}`),
  ].join('\n');

async function importActions(
  config: Config,
  file: string,
  flags: { by?: string; json?: boolean },
): Promise<void> {
  const { by, json } = flags;
  if (!by?.trim()) throw new UsageError('请写明 --by 姓名');
  const rows = readActions(readFileSync(mustExist(resolve(config.cwd, file)), 'utf8'));
  await withMigratedDatabase(config, createLog(config.logLevel), async ({ db }) => {
    const mask = (text: string): string => maskText(text, readSecretKey(config), config.ownNumbers).text;
    const taken = await takeInActions(db, rows, { person: by, at: new Date(), scope: wholeCompany, mask });
    process.stdout.write(`${json ? JSON.stringify(taken, null, 2) : describe(taken)}\n`);
    if (taken.refused.length > 0) process.exitCode = 1;
  });
}

/** Adds `voc actions export` and `voc actions import`: the exchange with a ticket system by file. */
export function addActions(program: Command, config: Config): void {
  const actions = program.command('actions').description('exchange actions with a ticket system by CSV');
  actions
    .command('export')
    .description('write every action with its stage')
    .option('--out <file>', 'CSV file; stdout otherwise')
    .action((flags: { out?: string }) => exportActions(config, flags));
  actions
    .command('import')
    .description('move actions to the stages that a CSV names (编号, 阶段, 说明)')
    .argument('<file>', 'CSV in UTF-8, with the columns of the export')
    .option('--by <name>', 'who says so')
    .option('--json', 'print the result as JSON')
    .action((file: string, flags: { by?: string; json?: boolean }) => importActions(config, file, flags));
}
