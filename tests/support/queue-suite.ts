import { setTimeout as sleep } from 'node:timers/promises';
import { FatalError, RetriableError, silentLog } from '@voc/core';
import type { Db } from '@voc/core/db';
import { createQueue, type QueuePort, reconcile, schedulesOf } from '@voc/core/queue';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messageOf, workTable } from './work-table.ts';

export interface QueueSuite {
  db(): Db;
  /** Settings of the queue; every test has a prefix of its own. */
  settings(): { redisUrl?: string; databaseUrl: string; prefix: string };
  /** Empties the queue behind its back. */
  wipe?(prefix: string): Promise<void>;
}

const keysOf = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `k${String(i).padStart(3, '0')}`);
const patience = { timeout: 30_000, interval: 50 };

/** What a queue promises, whichever server it lives on. */
export function describeQueue(name: string, suite: QueueSuite): void {
  const work = workTable(suite.db);
  const open: QueuePort[] = [];
  let prefix = '';
  const openQueue = async (): Promise<QueuePort> => {
    const queue = await createQueue({ ...suite.settings(), prefix, log: silentLog });
    open.push(queue);
    return queue;
  };
  const runsOf = async (): Promise<number[]> => (await work.done()).map(({ runs }) => runs);
  const allOnce = async (count: number): Promise<void> => {
    await expect.poll(runsOf, patience).toEqual(Array.from({ length: count }, () => 1));
  };
  let tests = 0;
  beforeEach(async () => {
    prefix = `${suite.settings().prefix}-${++tests}`;
    await work.create();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((queue) => queue.close()));
  });

  describe(name, () => {
    test('two workers share the work; messages given twice run once', async () => {
      const keys = keysOf(60);
      await work.give(keys);
      const [a, b] = [await openQueue(), await openQueue()];
      const stageOf = (by: string) => ({ ...work.stage(by, () => sleep(10)), due: async () => [] });
      await a.add(keys.map(messageOf));
      await b.add(keys.map(messageOf));
      expect((await a.counts()).waiting).toBe(60);
      await Promise.all([a.run([stageOf('a')], work.deps), b.run([stageOf('b')], work.deps)]);
      await allOnce(60);
      expect(new Set((await work.done()).map(({ by }) => by))).toEqual(new Set(['a', 'b']));
      await expect.poll(() => a.counts(), patience).toEqual({ waiting: 0, active: 0, delayed: 0 });
    });

    test('a key that was worked on is free again', async () => {
      const queue = await openQueue();
      await work.give(['again']);
      await queue.run([{ ...work.stage('a'), due: async () => [] }], work.deps);
      await queue.add([messageOf('again')]);
      await allOnce(1);
      await expect.poll(() => queue.counts(), patience).toEqual({ waiting: 0, active: 0, delayed: 0 });
      await queue.add([messageOf('again')]);
      await expect.poll(runsOf, patience).toEqual([2]);
    });

    test('an error worth another try is tried again until it is cured', async () => {
      const queue = await openQueue();
      await work.give(['flaky']);
      let tries = 0;
      const stage = work.stage('a', async () => {
        tries++;
        // More often than the runner tries by itself, so that the queue has to bring it back.
        if (tries <= 7) throw new RetriableError('away');
      });
      await queue.run([stage], work.deps);
      await allOnce(1);
      expect(tries).toBe(8);
    });

    test('a message that fails for good keeps no other from its turn, and stays due', async () => {
      const queue = await openQueue();
      await work.give(['bad', 'good', 'ugly']);
      const tries = new Map<string, number>();
      const stage = work.stage('a', async (key) => {
        tries.set(key, (tries.get(key) ?? 0) + 1);
        if (key === 'bad') throw new FatalError('broken');
        if (key === 'ugly') throw new TypeError('bug');
      });
      await queue.run([stage], work.deps, { concurrency: 1 });
      await allOnce(1);
      // The sweeps bring both back; they then wait for their cool-down instead of failing again and again.
      await expect.poll(() => queue.counts(), patience).toEqual({ waiting: 0, active: 0, delayed: 2 });
      expect(Object.fromEntries(tries)).toEqual({ bad: 1, good: 1, ugly: 1 });
      expect(await stage.due(work.deps(), 10)).toHaveLength(2);
    });

    test('a queue emptied in the middle is filled again from the tables', async () => {
      const keys = keysOf(40);
      await work.give(keys);
      const queue = await openQueue();
      const stage = work.stage('a', () => sleep(20));
      await queue.add(keys.map(messageOf));
      const worker = await queue.run([stage], work.deps, { limit: 1, concurrency: 4 });
      await expect.poll(async () => (await runsOf()).length, patience).toBeGreaterThan(3);
      await (suite.wipe ? suite.wipe(prefix) : queue.clear());
      expect((await runsOf()).length).toBeLessThan(40);
      await reconcile([stage], queue, work.deps(), 100);
      await expect.poll(async () => (await runsOf()).length, patience).toBe(40);
      await worker.stop();
    });

    test('clear empties the queue and leaves it usable', async () => {
      const queue = await openQueue();
      await queue.schedule(schedulesOf({ weekStart: 1, monthCut: 1 }));
      await queue.add(keysOf(30).map(messageOf));
      await queue.clear();
      expect(await queue.counts()).toEqual({ waiting: 0, active: 0, delayed: 0 });
      await work.give(['after']);
      await queue.run([work.stage('a')], work.deps);
      await allOnce(1);
    });

    test('a worker that is stopped finishes what it has begun and begins nothing more', async () => {
      const keys = keysOf(20);
      await work.give(keys);
      const queue = await openQueue();
      let begun = 0;
      const stage = work.stage('a', async () => {
        begun++;
        await sleep(150);
      });
      await queue.add(keys.map(messageOf));
      const worker = await queue.run([stage], work.deps, { concurrency: 3 });
      await expect.poll(() => begun, patience).toBeGreaterThanOrEqual(3);
      await Promise.all([worker.stop(), worker.stop()]);
      const after = begun;
      expect(await runsOf()).toHaveLength(after);
      expect((await queue.counts()).active).toBe(0);
      await sleep(300);
      expect(begun).toBe(after);
      expect((await queue.counts()).waiting).toBeGreaterThan(0);
    });

    test('schedules are set however often, and those no longer wanted go', async () => {
      const queue = await openQueue();
      const schedules = schedulesOf({ weekStart: 1, monthCut: 1 });
      await queue.schedule(schedules);
      await queue.schedule(schedules);
      expect((await queue.counts()).delayed).toBe(3);
      await queue.schedule(schedules.slice(0, 1));
      expect((await queue.counts()).delayed).toBe(1);
      await queue.schedule([
        { id: 'soon', pattern: '* * * * * *', tz: 'Asia/Shanghai', request: messageOf('tick') },
      ]);
      await work.give(['tick']);
      await queue.run([{ ...work.stage('a'), due: async () => [] }], work.deps);
      await expect.poll(async () => (await runsOf())[0] ?? 0, patience).toBeGreaterThanOrEqual(2);
    });
  });
}
