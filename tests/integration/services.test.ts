import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { up, worker } from '@voc/app';
import { silentLog } from '@voc/core';
import { readConfig } from '@voc/core/config';
import { createQueue, readHeartbeats } from '@voc/core/queue';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { redisPrefix, redisUrl } from '../support/redis.ts';
import { workTable } from '../support/work-table.ts';

const database = withDatabase();
const work = workTable(() => database.db);
const script = fileURLToPath(new URL('../support/worker-process.ts', import.meta.url));
const patience = { timeout: 60_000, interval: 100 };
let children: ChildProcess[] = [];
let tests = 0;

beforeEach(async () => {
  tests++;
  await work.create();
});

afterEach(async () => {
  for (const child of children.filter((one) => one.exitCode === null && one.signalCode === null)) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  children = [];
});

const environment = () => ({
  REDIS_URL: redisUrl(),
  VOC_QUEUE_PREFIX: `${redisPrefix('services')}-${tests}`,
});
const doneCount = async (): Promise<number> => (await work.done()).length;

async function requestedKinds(): Promise<string[]> {
  const rows = await database.db.selectFrom('report_requests').select('kind').orderBy('kind').execute();
  return rows.map(({ kind }) => kind);
}

function stopper(): { stop: () => void; stopped: Promise<void> } {
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  return { stop, stopped };
}

function startWorker(workMs: number): { child: ChildProcess; begun: () => number } {
  const env = { ...process.env, ...environment() };
  const args = ['--import', 'tsx', script, database.url, String(workMs)];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let begun = 0;
  child.stdout?.on('data', (data: Buffer) => {
    begun += data.toString().split('\n').length - 1;
  });
  return { child, begun: () => begun };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

describe('services', () => {
  test.each([
    ['PostgreSQL', () => ({})],
    ['Redis', environment],
  ])('up works on what is due, asks for reports, and stops when told, on %s', async (_name, env) => {
    const { db } = database;
    await work.give(['a', 'b', 'c']);
    await sql`truncate report_requests, classifications, items cascade`.execute(db);
    await sql`insert into items (item_id, source_id, kind, platform, shop_id, text, event_on, content_hash)
      values (gen_random_uuid(), 's', 'review', '天猫', '旗舰店', 't', current_date - 200, 'h')`.execute(db);
    const { stop, stopped } = stopper();
    const deps = { db, log: silentLog, url: database.url, stopped };
    const begunAt = Date.now() - 1;
    const running = up(readConfig(env()), [work.stage('up')], deps);
    await expect.poll(doneCount, patience).toBe(3);
    await expect.poll(requestedKinds, patience).toEqual(['month', 'quarter', 'week']);
    for (const beatAt of Object.values(await readHeartbeats(db)))
      expect(beatAt?.getTime()).toBeGreaterThan(begunAt);
    stop();
    await running;
    expect(await requestedKinds()).toEqual(['month', 'quarter', 'week']);
  });

  test('a worker told to stop finishes the message at work and leaves the rest in the queue', async () => {
    await work.give(['a', 'b', 'c', 'd']);
    const { child, begun } = startWorker(800);
    await expect.poll(begun, patience).toBeGreaterThan(0);
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
    expect(await doneCount()).toBe(begun());
    expect(begun()).toBeLessThan(4);
    const { REDIS_URL, VOC_QUEUE_PREFIX } = environment();
    const queue = await createQueue({
      redisUrl: REDIS_URL,
      databaseUrl: database.url,
      prefix: VOC_QUEUE_PREFIX,
      log: silentLog,
    });
    expect((await queue.counts()).active).toBe(0);
    await queue.close();
  });

  test('a second signal ends it at once', async () => {
    await work.give(['a']);
    const { child, begun } = startWorker(60_000);
    await expect.poll(begun, patience).toBe(1);
    child.kill('SIGTERM');
    child.kill('SIGINT');
    expect(await ended(child)).toBe(130);
    expect(await doneCount()).toBe(0);
  });

  test('what a killed worker had at work is done by another', async () => {
    await work.give(['a']);
    const killed = startWorker(60_000);
    await expect.poll(killed.begun, patience).toBe(1);
    killed.child.kill('SIGKILL');
    await ended(killed.child);
    const started = Date.now();
    const { stop, stopped } = stopper();
    const deps = { db: database.db, log: silentLog, url: database.url, stopped };
    const running = worker(readConfig(environment()), [work.stage('heir')], deps);
    await expect.poll(doneCount, patience).toBe(1);
    expect(Date.now() - started).toBeLessThan(40_000);
    stop();
    await running;
  });
});
