import { createServer, makeSetupToken } from '@voc/app';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { type Browser, startDashboard, type TestDashboard } from './support/dashboard.ts';
import { addPerson, password } from './support/people.ts';

const database = withDatabase();
const now = (): Date => new Date('2026-11-23T01:00:00Z');
const office = '203.0.113.7';
let dashboard: TestDashboard;

beforeAll(async () => {
  dashboard = await startDashboard(database.db, now);
  const token = await makeSetupToken(database.db, now());
  await dashboard.visit().send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });
  await addPerson(database.db, 'li', 'agent');
});

async function enterFrom(address: string, login: string): Promise<Browser> {
  const browser = dashboard.visit(address);
  expect((await browser.send('POST', '/api/v1/login', { login, password })).statusCode).toBe(200);
  return browser;
}

/** How many of so many requests were answered otherwise than by 429. */
async function countTaken(browser: Browser, requests: number, headers = {}): Promise<number> {
  let taken = 0;
  for (let turn = 0; turn < requests; turn++)
    if ((await browser.send('GET', '/api/v1/me', undefined, headers)).statusCode !== 429) taken++;
  return taken;
}

test('people behind one address have a share of requests each', async () => {
  const [boss, li] = [await enterFrom(office, 'boss'), await enterFrom(office, 'li')];
  // The first request of a session is of the address: until then nobody knows that it is one.
  expect(await countTaken(boss, 640)).toBe(601);
  expect(await countTaken(li, 100)).toBe(100);
  const third = await enterFrom(office, 'li');
  expect(await countTaken(third, 1)).toBe(1);
});

test('without a session an address has one share, however many tokens are made up', async () => {
  const li = await enterFrom('203.0.113.8', 'li');
  expect(await countTaken(li, 1)).toBe(1);
  let taken = 0;
  for (let turn = 0; turn < 640; turn++) {
    const made = { cookie: `__Host-voc=made-up-${turn}` };
    taken += await countTaken(dashboard.visit('203.0.113.8'), 1, made);
  }
  expect(taken).toBe(599);
  // Whoever was let in before is not kept out by them.
  expect(await countTaken(li, 50)).toBe(50);
});

test('a session that has ended is of its address again', async () => {
  const li = dashboard.visit('203.0.113.9');
  const { cookies } = await li.send('POST', '/api/v1/login', { login: 'li', password });
  expect((await li.send('POST', '/api/v1/logout', {})).statusCode).toBe(200);
  // Somebody has copied its cookie.
  const late = dashboard.visit('203.0.113.9');
  await countTaken(late, 610, { cookie: `__Host-voc=${cookies[0]?.value}` });
  expect(await countTaken(dashboard.visit('203.0.113.9'), 1)).toBe(0);
});

test('behind proxies that are trusted each person has an address of their own, in limits and in the log; from elsewhere the header says nothing', async () => {
  const server = createServer(undefined, ['10.9.0.0/16']);
  const behind = await startDashboard(database.db, now, { server });
  const attempt = (proxy: string, forwarded: string, login: string) =>
    behind
      .visit(proxy)
      .send('POST', '/api/v1/login', { login, password: 'wrong' }, { 'x-forwarded-for': forwarded });
  const addressesOf = async (login: string) => {
    const rows = await database.db
      .selectFrom('audit_log')
      .select('address')
      .where('login', '=', login)
      .execute();
    return rows.map(({ address }) => address);
  };
  await attempt('10.9.0.1', '198.51.100.9', 'p1');
  // What the person's browser made up stands before what the proxies have seen.
  await attempt('10.9.0.1', '192.0.2.1, 198.51.100.9, 10.9.0.2', 'p2');
  await attempt('203.0.113.50', '198.51.100.9', 'p3');
  expect([await addressesOf('p1'), await addressesOf('p2'), await addressesOf('p3')]).toEqual([
    ['198.51.100.9'],
    ['198.51.100.9'],
    ['203.0.113.50'],
  ]);
  const states: number[] = [];
  for (let turn = 0; turn < 19; turn++)
    states.push((await attempt('10.9.0.1', '198.51.100.9', 'nobody')).statusCode);
  expect([states.at(0), states.at(-1)]).toEqual([401, 429]);
  expect((await attempt('10.9.0.1', '198.51.100.10', 'nobody')).statusCode).toBe(401);
});
