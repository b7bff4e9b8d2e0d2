import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import type { Provider } from '../support/open-id-provider.ts';
import { type Company, startCompany, wanted } from './support/company.ts';
import { type Browser, startDashboard, type TestDashboard } from './support/dashboard.ts';
import { password } from './support/people.ts';

const database = withDatabase();
const callback = '/api/v1/company-login/callback';
let now = new Date('2026-11-23T01:00:00Z');
let company: Company;
let provider: Provider;
let dashboard: TestDashboard;

beforeAll(async () => {
  company = await startCompany(database.db, () => now);
  ({ provider } = company);
  dashboard = await company.start();
});

afterAll(() => company?.end());

beforeEach(() => {
  provider.wrongs = {};
  provider.person = { preferred_username: 'li', name: '李四' };
});

afterEach(async () => {
  now = new Date('2026-11-23T01:00:00Z');
  const open = { disabled_at: null, locked_until: null, failures: 0 };
  await database.db.updateTable('users').set(open).where('login', '=', 'li').execute();
});

const leave = (browser: Browser) => company.leave(browser);
const come = (browser: Browser, path: string) => company.come(browser, path);
const signIn = (browser: Browser) => company.signIn(browser);
const isIn = (browser: Browser) => company.isIn(browser);

const lastAudit = async (): Promise<object | undefined> =>
  database.db
    .selectFrom('audit_log')
    .select(['login', 'action'])
    .orderBy('audit_id', 'desc')
    .limit(1)
    .executeTakeFirst();

test('who has an account comes in by that of the company, to where they wanted to go', async () => {
  const browser = dashboard.visit();
  expect((await browser.send('GET', '/api/v1/entrances')).json()).toEqual({ company: true });
  const left = await browser.send('POST', '/api/v1/company-login', { to: '/' });
  expect(left.headers['set-cookie']).toMatch(
    /^__Host-voc-attempt=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  const asked = new URL(left.json().next).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    redirect_uri: `https://voc.example${callback}`,
    code_challenge_method: 'S256',
    response_type: 'code',
    scope: 'openid profile email',
  });
  expect(asked.get('state')).not.toBe(asked.get('nonce'));
  const answer = await come(browser, await leave(browser));
  expect(answer.headers.location).toBe(wanted);
  expect(String(answer.headers['set-cookie'])).toMatch(
    /__Host-voc=[\w-]{43};[^,]*HttpOnly; Secure; SameSite=Strict/,
  );
  expect((await browser.send('GET', '/api/v1/me')).json()).toMatchObject({ login: 'li', role: 'supervisor' });
  expect(await lastAudit()).toEqual({ login: 'li', action: 'login.company' });
  const stored = JSON.stringify(await database.db.selectFrom('login_attempts').selectAll().execute());
  expect(stored).not.toContain(String(left.headers['set-cookie']).slice(19, 62));
});

test('leaving ends the session here, and leads to where that of the company is ended', async () => {
  const browser = dashboard.visit();
  await signIn(browser);
  expect(await isIn(browser)).toBe(true);
  const { next } = (await browser.send('POST', '/api/v1/logout', {})).json();
  const url = new URL(next);
  expect(url.origin + url.pathname).toBe(`${provider.issuer}/leave`);
  expect(url.searchParams.get('post_logout_redirect_uri')).toBe('https://voc.example/login');
  expect(await isIn(browser)).toBe(false);
  const other = dashboard.visit();
  await other.send('POST', '/api/v1/login', { login: 'boss', password });
  expect((await other.send('POST', '/api/v1/logout', {})).json()).toEqual({ done: true, next: null });
});

describe('nobody comes in', () => {
  const soon = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

  test.each([
    ['a nonce of another sign-in', { claims: (given) => ({ ...given, nonce: 'x' }) }],
    ['no nonce', { claims: ({ nonce: _, ...rest }) => rest }],
    ['another audience', { claims: (given) => ({ ...given, aud: 'another-program' }) }],
    ['another issuer', { claims: (given) => ({ ...given, iss: 'https://evil.example' }) }],
    ['a token that has ended', { claims: (given) => ({ ...given, exp: soon(-60), iat: soon(-400) }) }],
    ['a token without a subject', { claims: ({ sub: _, ...rest }) => rest }],
    ['a token that nobody has signed', { algorithm: 'none' }],
    ['a token of another key', { algorithm: 'another-key' }],
    ['a token signed with a shared secret', { algorithm: 'HS256' }],
    ['another state', { back: (query) => query.set('state', 'x') }],
    ['no state', { back: (query) => query.delete('state') }],
    ['no code', { back: (query) => query.delete('code') }],
    ['a code that the provider does not know', { back: (query) => query.set('code', 'x') }],
    ['a person who has said no', { back: (query) => query.set('error', 'access_denied') }],
  ] satisfies [string, Provider['wrongs']][])('with %s', async (_, wrongs) => {
    provider.wrongs = wrongs;
    const browser = dashboard.visit();
    expect(await signIn(browser)).toBe('/login?failed=refused');
    expect(await isIn(browser)).toBe(false);
    expect(await lastAudit()).toEqual({ login: '', action: 'login.company.refused' });
  });

  test('a second time with the same answer, in whatever browser', async () => {
    const browser = dashboard.visit();
    const back = await leave(browser);
    const thief = dashboard.visit();
    expect((await come(thief, back)).headers.location).toBe('/login?failed=expired');
    expect((await come(browser, back)).headers.location).toBe(wanted);
    expect(await isIn(browser)).toBe(true);
    await browser.send('POST', '/api/v1/logout', {});
    expect((await come(browser, back)).headers.location).toBe('/login?failed=expired');
    expect(await isIn(browser)).toBe(false);
  });

  test('with a code that another browser has left, though it has an attempt of its own', async () => {
    const [victim, thief] = [dashboard.visit(), dashboard.visit()];
    const code = new URLSearchParams((await leave(victim)).split('?')[1]).get('code');
    const own = new URLSearchParams((await leave(thief)).split('?')[1]);
    own.set('code', code ?? '');
    const before = provider.issued();
    expect((await come(thief, `${callback}?${own}`)).headers.location).toBe('/login?failed=refused');
    expect(provider.issued()).toBe(before);
  });

  test('after ten minutes', async () => {
    const browser = dashboard.visit();
    const back = await leave(browser);
    now = new Date(now.getTime() + 10 * 60_000);
    expect((await come(browser, back)).headers.location).toBe('/login?failed=expired');
  });

  test('without an account', async () => {
    provider.person = { preferred_username: 'nobody' };
    expect(await signIn(dashboard.visit())).toBe('/login?failed=unknown');
    expect(await lastAudit()).toEqual({ login: 'nobody', action: 'login.company.unknown' });
    expect(
      await database.db.selectFrom('users').select('login').where('login', '=', 'nobody').execute(),
    ).toEqual([]);
  });

  test.each([
    ['closed', { disabled_at: new Date('2026-11-22T01:00:00Z') }],
    ['locked', { locked_until: new Date('2026-11-23T01:10:00Z') }],
  ])('by an account that is %s', async (_, change) => {
    await database.db.updateTable('users').set(change).where('login', '=', 'li').execute();
    const browser = dashboard.visit();
    expect(await signIn(browser)).toBe('/login?failed=closed');
    expect(await isIn(browser)).toBe(false);
    expect(await lastAudit()).toEqual({ login: 'li', action: 'login.locked' });
  });
});

test.each(['//evil.example/', 'https://evil.example', '/\\evil.example', 'alerts'])(
  'nobody is led to %s',
  async (to) => {
    const answer = await dashboard.visit().send('POST', '/api/v1/company-login', { to });
    expect(answer.statusCode).toBe(400);
  },
);

test('another site cannot begin a sign-in', async () => {
  const answer = await dashboard
    .visit()
    .send('POST', '/api/v1/company-login', { to: '/' }, { 'sec-fetch-site': 'cross-site' });
  expect(answer.json()).toMatchObject({ error: 'other_site' });
});

test('where it is not set up there is no such entrance', async () => {
  const without = await startDashboard(database.db, () => now);
  const browser = without.visit();
  expect((await browser.send('GET', '/api/v1/entrances')).json()).toEqual({ company: false });
  expect((await browser.send('POST', '/api/v1/company-login', { to: '/' })).statusCode).toBe(404);
  expect((await come(browser, `${callback}?code=x&state=y`)).statusCode).toBe(404);
});
