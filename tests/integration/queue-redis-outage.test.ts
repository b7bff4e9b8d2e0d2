import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { FatalError, RetriableError, silentLog } from '@voc/core';
import type { Log } from '@voc/core/log';
import { createQueue, type QueuePort } from '@voc/core/queue';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { redisPrefix, redisUrl } from '../support/redis.ts';
import { messageOf, workTable } from '../support/work-table.ts';

const database = withDatabase();
const work = workTable(() => database.db);
const patience = { timeout: 30_000, interval: 50 };
const sockets = new Set<Socket>();
let port = 0;
let proxy: Server | undefined;
let queue: QueuePort | undefined;

/** Stands before Redis, so that a test can take it away and bring it back, or answer in its place. */
async function openProxy(answer?: (data: Buffer) => Buffer | undefined): Promise<void> {
  const target = new URL(redisUrl());
  proxy = createServer((client) => {
    const server = connect(Number(target.port || 6379), target.hostname);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        client.destroy();
        server.destroy();
      });
    }
    client.on('data', (data) => {
      const instead = answer?.(data);
      if (instead) client.write(instead);
      else server.write(data);
    });
    server.pipe(client);
  }).listen(port, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  port = typeof address === 'object' && address ? address.port : 0;
}

async function closeProxy(): Promise<void> {
  const closing = proxy;
  if (!closing) return;
  proxy = undefined;
  const closed = once(closing, 'close');
  closing.close();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await closed;
}

const proxied = (): string => {
  const url = new URL(redisUrl());
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return url.toString();
};
const open = (log: Log = silentLog): Promise<QueuePort> =>
  createQueue({ redisUrl: proxied(), databaseUrl: database.url, prefix: redisPrefix('outage'), log });

beforeEach(async () => {
  await work.create();
});
afterEach(async () => {
  await queue?.close();
  queue = undefined;
  await closeProxy();
  port = 0;
});

test('while Redis is away a producer fails at once; a worker goes on by itself when it is back', async () => {
  await openProxy();
  queue = await open();
  await queue.run([work.stage('a')], work.deps);
  await closeProxy();
  await work.give(['a', 'b']);
  const started = Date.now();
  await expect(queue.add([messageOf('a')])).rejects.toThrow();
  expect(Date.now() - started).toBeLessThan(2_000);
  await sleep(3_000);
  await openProxy();
  const back = Date.now();
  await expect
    .poll(
      async () => {
        await queue?.add(['a', 'b'].map(messageOf)).catch(() => {});
        return (await work.done()).length;
      },
      { ...patience, interval: 250 },
    )
    .toBe(2);
  expect(Date.now() - back).toBeLessThan(15_000);
});

test('a Redis that does not answer is named at once', async () => {
  await openProxy();
  await closeProxy();
  await expect(open()).rejects.toThrow(RetriableError);
});

const asksPolicy = (data: Buffer): boolean => /maxmemory-policy/i.test(data.toString());
const policy = (value: string): Buffer =>
  Buffer.from(`*2\r\n$16\r\nmaxmemory-policy\r\n$${value.length}\r\n${value}\r\n`);

test('a Redis that would throw messages away is refused', async () => {
  await openProxy((data) => (asksPolicy(data) ? policy('allkeys-lru') : undefined));
  await expect(open()).rejects.toThrow(FatalError);
});

test('a Redis that hides its policy is used with a warning', async () => {
  await openProxy((data) => (asksPolicy(data) ? Buffer.from('-NOPERM no permission\r\n') : undefined));
  const warnings: string[] = [];
  queue = await open({ ...silentLog, warn: (_fields, message) => void warnings.push(message) });
  expect(warnings).toEqual(['Redis hides maxmemory-policy; make sure that it is noeviction']);
});
