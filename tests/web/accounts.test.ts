import { makeSetupToken } from '@voc/app';
import { beforeEach, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { type Browser, startDashboard, type TestDashboard } from './support/dashboard.ts';

const database = withDatabase();
const password = 'a long and good password';
let now = new Date('2026-11-23T01:00:00Z');
let dashboard: TestDashboard;

const setUp = async (token: string): ReturnType<Browser['send']> =>
  dashboard.visit().send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });

const logIn = async (browser: Browser, given = password): ReturnType<Browser['send']> =>
  browser.send('POST', '/api/v1/login', { login: 'Boss', password: given });

const auditOf = async (): Promise<string[]> =>
  (await database.db.selectFrom('audit_log').select('action').orderBy('audit_id').execute()).map(
    ({ action }) => action,
  );

beforeEach(async () => {
  now = new Date('2026-11-23T01:00:00Z');
  await database.db.deleteFrom('users').execute();
  dashboard = await startDashboard(database.db, () => now);
});

test('the first administrator is made once, with the newest token alone and within a day', async () => {
  const old = (await makeSetupToken(database.db, now)) ?? '';
  const token = (await makeSetupToken(database.db, now)) ?? '';
  expect((await setUp(old)).statusCode).toBe(403);
  now = new Date('2026-11-24T02:00:00Z');
  expect((await setUp(token)).statusCode).toBe(403);
  const fresh = (await makeSetupToken(database.db, now)) ?? '';
  const done = await setUp(fresh);
  expect(done.json()).toMatchObject({ login: 'boss', role: 'admin', roleName: '管理员' });
  expect((await setUp(fresh)).statusCode).toBe(403);
  expect(await makeSetupToken(database.db, now)).toBeUndefined();
});

test('a session opens with the right password, in a cookie that scripts and other sites cannot use', async () => {
  await setUp((await makeSetupToken(database.db, now)) ?? '');
  const browser = dashboard.visit();
  expect((await browser.send('GET', '/api/v1/me')).statusCode).toBe(401);
  const answer = await logIn(browser);
  expect(answer.headers['set-cookie']).toMatch(
    /^__Host-voc=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  expect((await browser.send('GET', '/api/v1/me')).json()).toMatchObject({ name: '王主管' });
  const stored = await database.db.selectFrom('sessions').selectAll().execute();
  expect(JSON.stringify(stored)).not.toContain(String(answer.headers['set-cookie']).slice(11, 54));
});

test('a session ends after an hour unused, after half a day used, and when it is closed', async () => {
  await setUp((await makeSetupToken(database.db, now)) ?? '');
  const [idle, busy, closed] = [dashboard.visit(), dashboard.visit(), dashboard.visit()];
  for (const browser of [idle, busy, closed]) await logIn(browser);
  expect((await closed.send('POST', '/api/v1/logout', {})).statusCode).toBe(200);
  expect((await closed.send('GET', '/api/v1/me')).statusCode).toBe(401);
  for (let half = 1; half <= 23; half++) {
    now = new Date(Date.parse('2026-11-23T01:00:00Z') + half * 30 * 60_000);
    expect((await busy.send('GET', '/api/v1/me')).statusCode).toBe(200);
    if (half === 3) expect((await idle.send('GET', '/api/v1/me')).statusCode).toBe(401);
  }
  now = new Date('2026-11-23T13:00:01Z');
  expect((await busy.send('GET', '/api/v1/me')).statusCode).toBe(401);
});

test('five wrong passwords close the account for a quarter of an hour, and nobody learns which logins exist', async () => {
  await setUp((await makeSetupToken(database.db, now)) ?? '');
  const browser = dashboard.visit();
  const unknown = await browser.send('POST', '/api/v1/login', { login: 'nobody', password });
  for (let turn = 0; turn < 5; turn++) {
    const wrong = await logIn(browser, 'another password');
    expect([wrong.statusCode, wrong.body]).toEqual([401, unknown.body]);
  }
  expect((await logIn(browser)).statusCode).toBe(401);
  now = new Date('2026-11-23T01:15:01Z');
  expect((await logIn(browser)).statusCode).toBe(200);
  expect((await auditOf()).slice(-7)).toEqual([...Array(5).fill('login.failed'), 'login.locked', 'login']);
});

test('what changes something needs the token of the page, and nothing is answered to another site', async () => {
  await setUp((await makeSetupToken(database.db, now)) ?? '');
  const browser = dashboard.visit();
  await logIn(browser);
  const other = { 'sec-fetch-site': 'cross-site' };
  expect((await browser.send('GET', '/api/v1/me', undefined, other)).statusCode).toBe(403);
  const forged = await browser.send('POST', '/api/v1/logout', {}, { 'x-csrf-token': 'x' });
  expect(forged.json()).toMatchObject({ error: 'csrf' });
  expect((await browser.send('GET', '/api/v1/me')).statusCode).toBe(200);
});

test('logins from one address are slowed down', async () => {
  const browser = dashboard.visit();
  const codes = [];
  for (let turn = 0; turn < 22; turn++)
    codes.push((await browser.send('POST', '/api/v1/login', { login: 'x1', password: 'y' })).statusCode);
  expect(codes.at(-1)).toBe(429);
  expect(codes.filter((code) => code === 401)).toHaveLength(20);
});

test('the audit log can be added to, and to nothing else', async () => {
  await dashboard.visit().send('POST', '/api/v1/login', { login: 'x1', password: 'y' });
  await expect(database.db.deleteFrom('audit_log').execute()).rejects.toThrow(/only be added to/);
  await expect(database.db.updateTable('audit_log').set({ login: 'z' }).execute()).rejects.toThrow(
    /only be added to/,
  );
});

test('every answer forbids frames, foreign scripts and guessing of types', async () => {
  for (const url of ['/api/v1/me', '/docs/openapi.json', '/api/v1/nothing']) {
    const { headers } = await dashboard.visit().send('GET', url);
    expect(headers, url).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    if (url.includes('nothing')) continue;
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'/,
    );
    expect(headers['content-security-policy']).not.toContain('unsafe');
  }
});
