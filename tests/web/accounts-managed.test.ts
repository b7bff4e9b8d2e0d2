import { makeDemoAccount, makeSetupToken } from '@voc/app';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { type Browser, startDashboard, type TestDashboard } from './support/dashboard.ts';
import { addPerson, enter, password, wholeCompany } from './support/people.ts';

const database = withDatabase();
const now = (): Date => new Date('2026-11-23T01:00:00Z');
let dashboard: TestDashboard;
let boss: Browser;

const scope = { ...wholeCompany, brands: ['自家'] };

beforeAll(async () => {
  dashboard = await startDashboard(database.db, now);
  const token = await makeSetupToken(database.db, now());
  boss = dashboard.visit();
  await boss.send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });
});

test('an account is made, changed, given a new password and closed; each is in the log, no password is', async () => {
  const made = await boss.send('POST', '/api/v1/users', {
    login: 'li',
    name: '李',
    role: 'product',
    scope,
    password,
  });
  const { id } = made.json();
  expect(made.json()).toMatchObject({ login: 'li', roleName: '产品经理', scope, disabled: false });
  expect(
    (await boss.send('POST', '/api/v1/users', { login: 'LI', name: '李', role: 'product', scope, password }))
      .statusCode,
  ).toBe(409);
  const browser = await enter(dashboard, 'li');

  const change = { name: '李四', role: 'agent', scope, disabled: false };
  expect((await boss.send('PUT', `/api/v1/users/${id}`, change)).json()).toMatchObject({ name: '李四' });
  expect((await browser.send('GET', '/api/v1/me')).statusCode).toBe(401);

  await boss.send('POST', `/api/v1/users/${id}/password`, { password: 'quite another password' });
  await expect(enter(dashboard, 'li')).rejects.toThrow('could not log in');

  await boss.send('PUT', `/api/v1/users/${id}`, { ...change, disabled: true });
  const closed = await dashboard
    .visit()
    .send('POST', '/api/v1/login', { login: 'li', password: 'quite another password' });
  expect(closed.statusCode).toBe(401);

  const audit = (await boss.send('GET', '/api/v1/audit')).body;
  for (const action of ['account.create', 'account.change', 'account.password', 'account.close'])
    expect(audit).toContain(action);
  expect(audit).not.toContain(password);
});

test('nobody closes their own account or changes its role', async () => {
  const [{ id }] = (await boss.send('GET', '/api/v1/users')).json().users;
  for (const change of [
    { role: 'admin', disabled: true },
    { role: 'agent', disabled: false },
  ]) {
    const answer = await boss.send('PUT', `/api/v1/users/${id}`, {
      name: '王',
      scope: wholeCompany,
      ...change,
    });
    expect(answer.json()).toMatchObject({ error: 'own_account' });
  }
});

test('an administrator of a part of the company sees and makes accounts within that part alone', async () => {
  const make = (browser: Browser, login: string, wanted: object) =>
    browser.send('POST', '/api/v1/users', { login, name: login, role: 'admin', scope: wanted, password });
  await database.db
    .insertInto('products')
    .values([
      { product_id: 'P1', name: '一', brand: '自家', line: '自家线' },
      { product_id: 'P2', name: '二', brand: '别家', line: '别家线' },
    ])
    .execute();
  await addPerson(database.db, 'part', 'admin', scope);
  const theirs = (await make(boss, 'theirs', { ...wholeCompany, brands: ['别家'] })).json();
  const mine = (await make(boss, 'mine', { ...scope, lines: ['自家线'] })).json();
  const part = await enter(dashboard, 'part');

  const answer = await part.send('GET', '/api/v1/users');
  expect(answer.json().users.map(({ login }: { login: string }) => login)).toEqual(['li', 'mine', 'part']);
  expect(answer.json()).toMatchObject({ brands: ['自家'], lines: ['自家线'], shops: [] });
  expect(answer.body).not.toContain('别家');

  const change = { name: '改', role: 'admin', scope: wholeCompany, disabled: false };
  for (const [url, body] of [
    [`/api/v1/users/${theirs.id}`, { ...change, scope }],
    [`/api/v1/users/${theirs.id}/password`, { password: 'quite another password' }],
  ] as const) {
    const method = url.endsWith('password') ? 'POST' : 'PUT';
    expect((await part.send(method, url, body)).statusCode, url).toBe(404);
  }
  const self = answer.json().users.find(({ login }: { login: string }) => login === 'part');
  for (const id of [mine.id, self.id])
    expect((await part.send('PUT', `/api/v1/users/${id}`, change)).json()).toMatchObject({
      error: 'wider_scope',
    });
  expect((await make(part, 'wider', wholeCompany)).json()).toMatchObject({ error: 'wider_scope' });
  expect((await make(part, 'another', { ...wholeCompany, brands: ['别家'] })).json()).toMatchObject({
    error: 'wider_scope',
  });
  expect((await make(part, 'within', scope)).statusCode).toBe(200);
});

test('the login of the demo opens its pages, each time with a password made anew', async () => {
  const first = await makeDemoAccount(database.db);
  const second = await makeDemoAccount(database.db);
  const enterWith = (given: typeof first) => dashboard.visit().send('POST', '/api/v1/login', { ...given });
  expect((await enterWith(first)).statusCode).toBe(401);
  expect((await enterWith(second)).json()).toMatchObject({ login: 'demo', roleName: '管理员' });
});
