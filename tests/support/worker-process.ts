import { setTimeout as sleep } from 'node:timers/promises';
import { firstSignal, worker } from '@voc/app';
import { readConfig } from '@voc/core/config';
import { openDatabase } from '@voc/core/db';
import { createLog } from '@voc/core/log';
import { workTable } from './work-table.ts';

// A worker on the database it is given, whose pieces of work last as long as it is told; says when it begins one.
const [url = '', workMs = '0'] = process.argv.slice(2);
const { db } = openDatabase(url);
const work = workTable(() => db);
const stage = work.stage('process', async (key) => {
  process.stdout.write(`${key}\n`);
  await sleep(Number(workMs));
});
const config = readConfig();
const deps = { db, log: createLog('error'), url, stopped: firstSignal() };
await worker(config, [stage], deps, { concurrency: 1 });
await db.destroy();
