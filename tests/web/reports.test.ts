import { readFileSync } from 'node:fs';
import { makeSetupToken } from '@voc/app';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { type Browser, startDashboard, type TestDashboard } from './support/dashboard.ts';
import { addPerson, enter, password } from './support/people.ts';

const database = withDatabase();
const now = (): Date => new Date('2026-11-23T01:00:00Z');
const content = readFileSync(new URL('../golden/output/week.json', import.meta.url), 'utf8');
const period = String(JSON.parse(content).period.id);
let browser: Browser;
let dashboard: TestDashboard;

beforeAll(async () => {
  dashboard = await startDashboard(database.db, now);
  const token = await makeSetupToken(database.db, now());
  browser = dashboard.visit();
  await browser.send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });
  const report = { kind: 'week', scope: 'company', period, content_sha256: 'f'.repeat(64) };
  await database.db
    .insertInto('reports')
    .values([
      { ...report, revision: 1, content, changes: '' },
      { ...report, revision: 2, content, changes: '客诉率 20.1→20.9‰' },
      { ...report, period: '2026-W01', revision: 1, content: '{"schemaVersion":0}', changes: '' },
    ])
    .execute();
});

test('the archive names each report once, by its newest revision', async () => {
  const { reports, hasMore } = (await browser.send('GET', '/api/v1/reports?kind=week')).json();
  expect(
    reports.map(({ period: id, revision }: { period: string; revision: number }) => [id, revision]),
  ).toEqual([
    ['2026-W01', 1],
    [period, 2],
  ]);
  expect(hasMore).toBe(false);
});

test('a report tells its lists, its revisions, and what each changed', async () => {
  const newest = (await browser.send('GET', `/api/v1/reports/week/${period}`)).json();
  expect(newest).toMatchObject({ revision: 2, lists: JSON.parse(content).lists });
  expect(newest.revisions).toMatchObject([
    { revision: 2, changes: '客诉率 20.1→20.9‰', state: 'draft' },
    { revision: 1, changes: '' },
  ]);
  expect((await browser.send('GET', `/api/v1/reports/week/${period}?revision=1`)).json().revision).toBe(1);
  expect((await browser.send('GET', `/api/v1/reports/week/${period}?revision=9`)).statusCode).toBe(404);
});

test('its page runs nothing and loads nothing, in a place apart', async () => {
  const { headers, body } = await browser.send('GET', `/api/v1/reports/week/${period}/page`);
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  );
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
  expect(body).not.toMatch(/<script/i);
});

test('a report of another version is told as such', async () => {
  const answer = await browser.send('GET', '/api/v1/reports/week/2026-W01');
  expect([answer.statusCode, answer.json().error]).toEqual([409, 'other_version']);
});

test('a revision is reviewed by one and published by another, and two revisions are compared', async () => {
  const url = `/api/v1/reports/week/${period}`;
  const step = (by: Browser, name: string, note?: string) =>
    by.send('POST', `${url}/steps`, { step: name, revision: 2, ...(note ? { note } : {}) });
  const early = await step(browser, 'published');
  expect([early.statusCode, early.json().message]).toEqual([409, `${period}:第 2 版还没有审核`]);
  expect((await step(browser, 'reviewed')).json()).toEqual({ revision: 2, state: 'reviewed' });
  expect((await step(browser, 'published')).json().message).toContain('须是两个人');
  await addPerson(database.db, 'second', 'supervisor');
  const second = await enter(dashboard, 'second');
  expect((await step(second, 'published')).json()).toEqual({ revision: 2, state: 'published' });
  expect((await step(second, 'returned', '错了')).statusCode).toBe(409);
  const told = (await browser.send('GET', url)).json();
  expect(told.revisions[0]).toMatchObject({
    state: 'published',
    steps: [{ step: 'reviewed' }, { person: 'second' }],
  });
  expect((await browser.send('GET', `${url}/diff?from=1&to=2`)).json()).toEqual({ sections: [] });
});

test('a brand has reports of its own, which its people may read and nobody else’s', async () => {
  const scope = 'brand:禾棉';
  const row = { kind: 'week', scope, period, content_sha256: 'f'.repeat(64), changes: '' };
  await database.db
    .insertInto('reports')
    .values({ ...row, revision: 1, content: JSON.stringify({ ...JSON.parse(content), scope }) })
    .execute();
  await addPerson(database.db, 'hemian', 'product', { shops: null, brands: ['禾棉'], lines: null });
  await addPerson(database.db, 'other', 'product', { shops: null, brands: ['别家'], lines: null });
  const listed = async (by: Browser): Promise<string[]> =>
    (await by.send('GET', '/api/v1/reports?kind=week'))
      .json()
      .reports.map((one: { scopeName: string | null }) => one.scopeName ?? '全公司');
  const [own, other] = [await enter(dashboard, 'hemian'), await enter(dashboard, 'other')];
  expect(await listed(own)).toEqual(['品牌 禾棉']);
  expect(await listed(other)).toEqual([]);
  expect((await listed(browser)).sort()).toEqual(['全公司', '全公司', '品牌 禾棉']);
  const url = `/api/v1/reports/week/${period}?scope=${encodeURIComponent(scope)}`;
  expect((await own.send('GET', url)).json()).toMatchObject({ scopeName: '品牌 禾棉', revision: 1 });
  expect((await other.send('GET', url)).statusCode).toBe(403);
  expect((await own.send('GET', `/api/v1/reports/week/${period}`)).statusCode).toBe(403);
});
