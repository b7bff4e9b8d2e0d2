import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { addDays, dayOf, UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import { backtest } from '@voc/report';
import type { Command } from 'commander';
import { z } from 'zod';
import { type AlertState, listAlerts, longestMute, muteAlert, setAlertState } from './commands/alerts.ts';
import { withMigratedDatabase } from './connect.ts';
import { parseWhole } from './parse-whole.ts';
import { readJson } from './read-json.ts';

const shape = '{start_date, days, products: [{id, exposure}], series: [{id, product, category, counts}]}';

function addBacktest(alerts: Command, config: Config): void {
  alerts
    .command('backtest')
    .description('replay a file of daily counts; writes a line for each series and day that alarms')
    .requiredOption('--in <file>', 'JSON, plain or gzipped')
    .requiredOption('--out <file>', 'JSON lines {series, date}')
    .option('--json', 'print the result as JSON')
    .action((options: { in: string; out: string; json?: boolean }) => {
      const alarms = backtest(readJson(resolve(config.cwd, options.in), z.unknown(), shape));
      const out = resolve(config.cwd, options.out);
      writeFileSync(out, alarms.map((alarm) => `${JSON.stringify(alarm)}\n`).join(''));
      const result = { alarms: alarms.length, out };
      process.stdout.write(
        `${options.json ? JSON.stringify(result, null, 2) : `预警 ${alarms.length} 次,结果在 ${out}`}\n`,
      );
    });
}

function addList(alerts: Command, config: Config): void {
  alerts
    .command('list')
    .description('alerts and their state, newest first')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: boolean }) => {
      const rows = await withMigratedDatabase(config, createLog(config.logLevel), ({ db }) => listAlerts(db));
      const lines = rows.map(({ key, raisedOn, state, title }) => `${raisedOn} ${state} ${key} ${title}`);
      process.stdout.write(
        `${options.json ? JSON.stringify({ alerts: rows }, null, 2) : lines.join('\n') || '没有预警'}\n`,
      );
    });
}

function addState(
  alerts: Command,
  config: Config,
  name: string,
  state: AlertState,
  description: string,
): void {
  alerts
    .command(name)
    .description(description)
    .argument('<key>', 'key of the alert, as listed')
    .requiredOption('--by <person>', 'who says so')
    .option('--note <text>', 'why')
    .action(async (key: string, options: { by: string; note?: string }) => {
      const change = { key, state, by: options.by, note: options.note ?? null, at: new Date() };
      const log = createLog(config.logLevel);
      const found = await withMigratedDatabase(config, log, ({ db }) => setAlertState(db, change));
      if (!found) throw unknownKey(key);
      process.stdout.write(`${key}:${state}\n`);
    });
}

const unknownKey = (key: string): UsageError =>
  new UsageError(`没有编号为「${key}」的预警,请用 voc alerts list 查看`);

function addMute(alerts: Command, config: Config): void {
  alerts
    .command('mute')
    .description('push neither it nor later alerts of its kind and product for some days')
    .argument('<key>', 'key of the alert, as listed')
    .requiredOption('--by <person>', 'who says so')
    .option('--days <n>', 'for how long', '7')
    .option('--note <text>', 'why')
    .action(async (key: string, options: { by: string; days: string; note?: string }) => {
      const at = new Date();
      const until = addDays(dayOf(at), parseWhole('--days', options.days, 1, longestMute));
      const muting = { key, by: options.by, note: options.note ?? null, until, at };
      const log = createLog(config.logLevel);
      const found = await withMigratedDatabase(config, log, ({ db }) => muteAlert(db, muting));
      if (!found) throw unknownKey(key);
      process.stdout.write(`${key}:${until} 前不再推送\n`);
    });
}

/** Adds `voc alerts`. */
export function addAlerts(program: Command, config: Config): void {
  const alerts = program.command('alerts').description('spike alerts and red lines').exitOverride();
  addBacktest(alerts, config);
  addList(alerts, config);
  addState(alerts, config, 'ack', 'acknowledged', 'somebody has seen it and acts');
  addState(alerts, config, 'resolve', 'resolved', 'it is done with');
  addMute(alerts, config);
}
