import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createServer, type Intake, makeSetupToken } from '@voc/app';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { type Browser, startDashboard, type TestDashboard } from './support/dashboard.ts';
import { addPerson, enter, password } from './support/people.ts';

const database = withDatabase();
let now = new Date('2026-11-23T01:00:00Z');
let dashboard: TestDashboard;
let boss: Browser;
let release: () => void = () => undefined;
let looking = 0;
/** Where files lie while they are read: of this test alone, since others send files at the same time. */
const disk = mkdtempSync(join(tmpdir(), 'voc-exhaustion-'));
let port = 0;
let cookie = '';

/** Looks at a file until it is told to end. */
const intake: Intake = {
  async inspect() {
    looking++;
    await new Promise<void>((resolve) => {
      const before = release;
      release = () => {
        before();
        resolve();
      };
    });
    looking--;
    return [];
  },
  propose: () => Promise.reject(new Error('not asked for')),
  save: () => undefined,
  import: () => Promise.reject(new Error('not asked for')),
};

beforeAll(async () => {
  vi.stubEnv('TMPDIR', disk);
  const server = createServer({ usualMs: 300, uploadMs: 900 });
  server.get('/slow', async () => {
    await wait(700);
    return { waited: true };
  });
  dashboard = await startDashboard(database.db, () => now, { intake, server });
  const token = await makeSetupToken(database.db, now);
  boss = dashboard.visit();
  const first = await boss.send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });
  cookie = `__Host-voc=${first.cookies[0]?.value}`;
  for (const login of ['a', 'b', 'c', 'd']) await addPerson(database.db, login, 'supervisor');
  await server.listen({ port: 0, host: '127.0.0.1' });
  const address = server.server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

afterAll(async () => {
  await dashboard?.server.close();
  vi.unstubAllEnvs();
  rmSync(disk, { recursive: true, force: true });
});

const upload = (browser: Browser) =>
  browser.send('POST', '/api/v1/files/inspect?name=x.csv', Buffer.from('a,b\n'));

test('one account reads two files at a time, all together eight, and each place is free again', async () => {
  const people = await Promise.all(['a', 'b', 'c', 'd'].map((login) => enter(dashboard, login)));
  const running = people.flatMap((one) => [upload(one), upload(one)]);
  await expect.poll(() => looking).toBe(8);
  expect((await upload(boss)).statusCode).toBe(429);
  release();
  for (const { statusCode } of await Promise.all(running)) expect(statusCode).toBe(200);
  release = () => undefined;
  const own = [upload(boss), upload(boss)];
  await expect.poll(() => looking).toBe(2);
  expect((await upload(boss)).json()).toMatchObject({
    error: 'too_many',
    message: expect.stringContaining('文件过多'),
  });
  release();
  await Promise.all(own);
});

/** A request whose body comes drop by drop; how long the server bears it. */
async function drip(path: string, type: string): Promise<number> {
  const begun = Date.now();
  const socket: Socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\nx-csrf-token: ${boss.csrf}\r\ncontent-type: ${type}\r\ncontent-length: 100000\r\n\r\n`,
  );
  const dripping = setInterval(() => socket.write('x'), 20);
  socket.resume();
  await once(socket, 'close');
  clearInterval(dripping);
  return Date.now() - begun;
}

test('a body that comes drop by drop is cut off, of a file later, and nothing of it stays on the disk', async () => {
  const usual = await drip('/api/v1/exposures', 'application/json');
  expect(usual).toBeGreaterThan(250);
  expect(usual).toBeLessThan(900);
  const dripping = drip('/api/v1/files/inspect?name=x.csv', 'application/octet-stream');
  await expect.poll(() => readdirSync(disk).length, { interval: 20 }).toBe(1);
  const file = await dripping;
  expect(file).toBeGreaterThan(850);
  expect(file).toBeLessThan(5000);
  await expect.poll(() => readdirSync(disk)).toEqual([]);
  // The place of the file is free: two go on.
  const own = [upload(boss), upload(boss)];
  await expect.poll(() => looking).toBe(2);
  release();
  for (const { statusCode } of await Promise.all(own)) expect(statusCode).toBe(200);
});

test('a request that is whole is answered, however long that takes', async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/slow`);
  expect(await answer.json()).toEqual({ waited: true });
});

test('of one person twenty sessions are open; the oldest ends', async () => {
  const browsers: Browser[] = [];
  for (let turn = 0; turn < 22; turn++) {
    now = new Date(now.getTime() + 1000);
    browsers.push(await enter(dashboard, 'a'));
  }
  const open = [];
  for (const browser of browsers) open.push((await browser.send('GET', '/api/v1/me')).statusCode);
  expect(open).toEqual([401, 401, ...Array(20).fill(200)]);
});

test('one account listens eight times at a time', async () => {
  const listen = async (): Promise<{ status: string; socket: Socket }> => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET /api/v1/events HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\n\r\n`);
    const [data] = await once(socket, 'data');
    return { status: String(data).slice(9, 12), socket };
  };
  const all = [];
  for (let turn = 0; turn < 9; turn++) all.push(await listen());
  expect(all.map(({ status }) => status)).toEqual([...Array(8).fill('200'), '429']);
  all[0]?.socket.destroy();
  await expect
    .poll(async () => {
      const one = await listen();
      all.push(one);
      return one.status;
    })
    .toBe('200');
  for (const { socket } of all) socket.destroy();
});
