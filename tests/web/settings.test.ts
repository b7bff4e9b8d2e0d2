import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSettings, makeSetupToken } from '@voc/app';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { type FakeRobot, startRobot } from '../support/fake-robot.ts';
import { type Browser, startDashboard } from './support/dashboard.ts';
import { addPerson, enter, password, wholeCompany } from './support/people.ts';
import { writeSettings } from './support/settings-home.ts';
import { storeTwoBrands } from './support/two-brands.ts';

const database = withDatabase();
const now = new Date('2026-11-23T01:00:00Z');
const clock = (): Date => now;
const home = mkdtempSync(join(tmpdir(), 'voc-settings-'));
const secret = 'a-secret-that-nobody-may-read';
let robot: FakeRobot;
let boss: Browser;
let auditor: Browser;
let scoped: Browser;

const robotUrl = (name: string): string => `/api/v1/robots/${encodeURIComponent(name)}`;

beforeAll(async () => {
  robot = await startRobot({ kind: 'dingtalk', secret, keyword: '客户之声', clock });
  writeSettings(home, robot.host);
  const env = { ROBOT_URL: robot.url, ROBOT_SECRET: secret, TICKETS_SECRET: secret };
  const webhook = {
    kind: 'wecom' as const,
    url: `https://qyapi.weixin.qq.com/x?key=${secret}`,
    allowedHosts: [],
  };
  const settings = createSettings(
    { home, webhook, weekStart: 1, monthCut: 1, ownNumbers: new Set<string>() },
    env,
  );
  const dashboard = await startDashboard(database.db, clock, { settings });
  await storeTwoBrands(database.db);
  boss = dashboard.visit();
  const token = await makeSetupToken(database.db, now);
  await boss.send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });
  await addPerson(database.db, 'auditor', 'auditor');
  await addPerson(database.db, 'scoped', 'admin', { ...wholeCompany, brands: ['自家'] });
  auditor = await enter(dashboard, 'auditor');
  scoped = await enter(dashboard, 'scoped');
});

afterAll(() => {
  robot?.close();
  rmSync(home, { recursive: true, force: true });
});

const get = async (url: string, browser = boss) => (await browser.send('GET', url)).json();

/** What was written down last, newest first. */
const noted = async (most: number): Promise<[string, string, unknown][]> =>
  (await get(`/api/v1/audit?limit=${most}`)).entries.map(
    ({ action, target, detail }: { action: string; target: string; detail: unknown }) => [
      action,
      target,
      detail,
    ],
  );

const reading = ['owners', 'category-owners', 'configured-sources', 'robots', 'schedules'];
const owner = { productId: 'M1', line: '', department: '运营', person: '赵', robot: '外套群' };
const changing: [('POST' | 'PUT')?, string?, object?][] = [
  ['PUT', '/api/v1/owners', owner],
  ['POST', '/api/v1/owners/remove', { productId: 'M1', line: '', department: '运营' }],
  ['POST', '/api/v1/configured-sources/inbox/pull', undefined],
  ['POST', '/api/v1/configured-sources/inbox/switch', { isOff: true }],
  ['POST', `${robotUrl('robot:外套群')}/switch`, { isOff: true }],
  ['POST', `${robotUrl('robot:外套群')}/test`, undefined],
  ['POST', '/api/v1/schedules/weekly/switch', { isOff: true }],
];

describe('who', () => {
  test('whoever audits reads all of it and changes nothing', async () => {
    for (const name of reading)
      expect((await auditor.send('GET', `/api/v1/${name}`)).statusCode, name).toBe(200);
    for (const [method = 'POST', url = '', body] of changing)
      expect((await auditor.send(method, url, body)).json(), url).toMatchObject({ error: 'no_right' });
  });

  test('an administrator of a part of the company neither reads nor changes what is of all of it', async () => {
    for (const name of reading)
      expect((await scoped.send('GET', `/api/v1/${name}`)).json(), name).toMatchObject({
        error: 'whole_company',
      });
    for (const [method = 'POST', url = '', body] of changing)
      expect((await scoped.send(method, url, body)).json(), url).toMatchObject({ error: 'whole_company' });
    for (const table of ['recipient_switches', 'schedule_switches', 'source_pulls', 'owners'])
      expect((await sql`select 1 from ${sql.table(table)}`.execute(database.db)).rows, table).toEqual([]);
  });

  test('no secret is in any answer, nor where it comes from more than by name', async () => {
    for (const name of reading) {
      const { body } = await boss.send('GET', `/api/v1/${name}`);
      expect(body, name).not.toContain(secret);
      expect(body, name).not.toMatch(/access_token|key=|smtp\.example|v=1/);
    }
  });
});

describe('owners', () => {
  test('are added, changed and taken away, each time with what stood before in the log', async () => {
    const saved = await boss.send('PUT', '/api/v1/owners', owner);
    expect([saved.statusCode, saved.json()]).toEqual([200, owner]);
    await boss.send('PUT', '/api/v1/owners', { ...owner, person: '钱', robot: null });
    await boss.send('PUT', '/api/v1/owners', { line: '自家线', department: '产品' });
    const { owners, total, robots } = await get('/api/v1/owners');
    expect([total, robots]).toEqual([2, ['外套群', '没设好的群']]);
    expect(owners).toMatchObject([
      { line: '自家线', productId: '', person: null },
      { productId: 'M1', productName: '自家外套', person: '钱', robot: null },
    ]);
    expect((await get(`/api/v1/owners?q=${encodeURIComponent('外套')}`)).total).toBe(1);
    const { productId, line, department } = owner;
    await boss.send('POST', '/api/v1/owners/remove', { productId, line, department });
    expect(
      (await boss.send('POST', '/api/v1/owners/remove', { productId, line, department })).statusCode,
    ).toBe(404);
    const before = { person: '钱', robot: null };
    expect(await noted(4)).toEqual([
      ['owner.remove', '款 M1·运营', { before }],
      ['owner.add', '产品线 自家线·产品', { after: { person: null, robot: null } }],
      ['owner.change', '款 M1·运营', { before: { person: '赵', robot: '外套群' }, after: before }],
      ['owner.add', '款 M1·运营', { after: { person: '赵', robot: '外套群' } }],
    ]);
  });

  test.each([
    [{ ...owner, productId: 'NOPE' }, 'unknown_product'],
    [{ line: '没有的线', department: '运营' }, 'unknown_line'],
    [{ ...owner, robot: '公司邮箱' }, 'unknown_robot'],
    [{ ...owner, line: '自家线' }, 'bad_request'],
    [{ ...owner, department: ' ' }, 'bad_request'],
  ])('of what there is not are refused: %o', async (body, error) => {
    const answer = await boss.send('PUT', '/api/v1/owners', body);
    expect(answer.json()).toMatchObject({ error });
  });

  test('of categories are told as the taxonomy has them', async () => {
    const { categories } = await get('/api/v1/category-owners');
    expect(categories.find(({ id }: { id: string }) => id === 'mismatch.color')).toMatchObject({
      name: expect.stringContaining('/'),
      owners: expect.arrayContaining(['运营']),
    });
  });
});

describe('robots', () => {
  const find = async (key: string) =>
    (await get('/api/v1/robots')).robots.find((one: { key: string }) => one.key === key);

  test('tell what they receive, whether their variables are set, and what became of deliveries', async () => {
    await sql`insert into deliveries (target, target_key, channel, recipient, state, attempts, last_error, claimed_at, sent_at)
      values ('report', 'week/2026-W46@1', '外套群', '通晒会', 'sent', 1, null, ${now}, ${now}),
        ('reminder', 'x@late@1', 'dingtalk', '外套群', 'failed', 5, '关键词不符', ${now}, null),
        ('report', 'week/2026-W46@1', '公司邮箱', '主管', 'unknown', 2, '超时', ${now}, null),
        ('alert', 'a@一级', 'wecom', 'webhook', 'sent', 1, null, ${now}, ${now}),
        ('alert', 'b@一级', 'wecom', 'webhook', 'sent', 1, null, '2026-10-01', '2026-10-01')`.execute(
      database.db,
    );
    expect(await find('robot:外套群')).toMatchObject({
      kind: 'dingtalk',
      receives: ['周报、月报(全公司),收件人「通晒会」', '逾期未认领的预警(转主管)、逾期的待办'],
      variables: [
        { name: 'ROBOT_URL', isSet: true },
        { name: 'ROBOT_SECRET', isSet: true },
      ],
      deliveries: { sent: 1, failed: 1, unknown: 0, lastError: '关键词不符' },
      isOff: false,
    });
    expect((await find('robot:没设好的群')).variables).toEqual([{ name: 'NO_SUCH_URL', isSet: false }]);
    expect(await find('mail:主管')).toMatchObject({
      address: 'lead@example.com',
      deliveries: { sent: 0, unknown: 1 },
    });
    expect((await find('webhook')).deliveries).toMatchObject({ sent: 1, failed: 0 });
    const { deliveries } = await get(`${robotUrl('robot:外套群')}/deliveries`);
    expect(deliveries.map(({ target }: { target: string }) => target).sort()).toEqual(['reminder', 'report']);
  });

  test('have the ticket system among them: its deliveries, its switch, and no test that would be a ticket', async () => {
    await sql`insert into deliveries (target, target_key, channel, recipient, state, attempts, last_error, claimed_at, sent_at)
      values ('ticket', 'a@1', 'ticket', 'tickets', 'sent', 1, null, ${now}, ${now}),
        ('ticket', 'a@2', 'ticket', 'tickets', 'pending', 1, '对方忙', ${now}, null)`.execute(database.db);
    expect(await find('tickets')).toMatchObject({
      name: '工单系统',
      kind: 'ticket',
      variables: [
        { name: 'TICKETS_URL', isSet: false },
        { name: 'TICKETS_SECRET', isSet: true },
      ],
      deliveries: { sent: 1, waiting: 1, lastError: '对方忙' },
      isOff: false,
    });
    const { deliveries } = await get(`${robotUrl('tickets')}/deliveries`);
    expect(deliveries.map(({ targetKey }: { targetKey: string }) => targetKey)).toEqual(['a@1', 'a@2']);
    expect((await boss.send('POST', `${robotUrl('tickets')}/test`)).json()).toMatchObject({
      error: 'no_test',
    });
    await boss.send('POST', `${robotUrl('tickets')}/switch`, { isOff: true });
    expect(await find('tickets')).toMatchObject({ isOff: true, switchedBy: '王主管' });
    expect((await noted(1))[0]?.slice(0, 2)).toEqual(['robot.off', '工单系统']);
  });

  test('send a test message, signed, and tell what became of it', async () => {
    expect((await boss.send('POST', `${robotUrl('robot:外套群')}/test`)).json()).toEqual({
      state: 'sent',
      error: null,
    });
    expect(robot.delivered.at(-1)).toContain('由 王主管 从看板发出');
    robot.faults = [{ answer: { body: '{"errcode":310000,"errmsg":"keywords not in content"}' } }];
    expect((await boss.send('POST', `${robotUrl('robot:外套群')}/test`)).json()).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('关键词'),
    });
    const unset = await boss.send('POST', `${robotUrl('robot:没设好的群')}/test`);
    expect(unset.json()).toMatchObject({ state: 'failed', error: expect.stringContaining('NO_SUCH_URL') });
    expect((await noted(3)).map(([action, target]) => [action, target])).toEqual([
      ['robot.test', '没设好的群'],
      ['robot.test', '外套群'],
      ['robot.test', '外套群'],
    ]);
  });

  test('send no more test messages than the robot takes', async () => {
    const states = [];
    for (let n = 0; n < 20; n++)
      states.push((await boss.send('POST', `${robotUrl('robot:外套群')}/test`)).statusCode);
    expect(states.at(0)).toBe(200);
    expect(states.at(-1)).toBe(429);
  });

  test('are switched off and on; twice the same is noted once', async () => {
    const turn = (isOff: boolean) => boss.send('POST', `${robotUrl('robot:外套群')}/switch`, { isOff });
    await turn(true);
    await turn(true);
    expect(await find('robot:外套群')).toMatchObject({ isOff: true, switchedBy: '王主管' });
    await turn(false);
    expect((await find('robot:外套群')).isOff).toBe(false);
    expect(await noted(3)).toEqual([
      ['robot.on', '外套群', {}],
      ['robot.off', '外套群', {}],
      ['robot.test', '外套群', expect.anything()],
    ]);
  });
});

describe('sources', () => {
  const find = async (name: string) =>
    (await get('/api/v1/configured-sources')).sources.find((one: { name: string }) => one.name === name);

  test('tell where they read, what keeps them from it, and what is waited for', async () => {
    const { sources, feeds, problem } = await get('/api/v1/configured-sources');
    expect(problem).toBeNull();
    expect(sources).toMatchObject([
      { name: 'inbox', kind: 'folder', place: home, problems: [], everyMinutes: null, next: null },
      {
        name: 'jd',
        place: 'reviews.example.com',
        problems: [expect.stringContaining('NO_SUCH_TOKEN')],
        everyMinutes: 60,
        next: now.toISOString(),
      },
    ]);
    expect(feeds).toEqual([{ name: '抖音评价', due: '08:30', days: [1, 2, 3, 4, 5, 6, 7], missing: [] }]);
  });

  test('are asked for once, paused and resumed; what is paused cannot be asked for', async () => {
    const ask = () => boss.send('POST', '/api/v1/configured-sources/inbox/pull');
    const turn = (isOff: boolean) => boss.send('POST', '/api/v1/configured-sources/inbox/switch', { isOff });
    expect((await ask()).json()).toMatchObject({ state: 'asked', askedBy: '王主管' });
    expect((await ask()).json()).toMatchObject({ error: 'asked' });
    await turn(true);
    expect((await ask()).json()).toMatchObject({ error: 'paused' });
    expect(await find('inbox')).toMatchObject({ isOff: true, pulls: [{ state: 'asked' }] });
    await turn(false);
    expect((await noted(3)).map(([action, target]) => [action, target])).toEqual([
      ['source.on', 'inbox'],
      ['source.off', 'inbox'],
      ['source.pull', 'inbox'],
    ]);
  });

  test('whose files are wrong are told in words', async () => {
    writeFileSync(join(home, 'sources', 'wrong.json'), '{"kind": "ftp"}');
    const { sources, problem } = await get('/api/v1/configured-sources');
    rmSync(join(home, 'sources', 'wrong.json'));
    expect(sources).toEqual([]);
    expect(problem).toContain('没有「ftp」这种来源');
  });
});

test('schedules tell next and last run, what they owe and who has switched them off', async () => {
  const weekly = async () =>
    (await get('/api/v1/schedules')).schedules.find((one: { name: string }) => one.name === 'weekly');
  expect(await weekly()).toMatchObject({
    kind: 'week',
    at: '08:07',
    next: '2026-11-30T00:07:00.000Z',
    last: null,
    due: ['2026-W47'],
    isOff: false,
  });
  const turned = await boss.send('POST', '/api/v1/schedules/weekly/switch', { isOff: true });
  expect(turned.json()).toEqual({ isOff: true, switchedBy: '王主管', switchedAt: now.toISOString() });
  expect(await weekly()).toMatchObject({ due: [], isOff: true, switchedBy: '王主管' });
  const { schedules } = await get('/api/v1/schedules');
  expect(schedules.at(-1)).toMatchObject({ name: 'pull:jd', kind: 'pull', everyMinutes: 60 });
  expect((await noted(1))[0]?.slice(0, 2)).toEqual(['schedule.off', 'weekly']);
  expect((await boss.send('POST', '/api/v1/schedules/pull:jd/switch', { isOff: true })).statusCode).toBe(404);
});
