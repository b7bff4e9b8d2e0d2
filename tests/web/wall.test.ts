import { makeSetupToken } from '@voc/app';
import { runInline, silentLog } from '@voc/core';
import { createExposeStage } from '@voc/report';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { isFull, runVoc } from '../support/voc.ts';
import { type Browser, startDashboard, type TestDashboard } from './support/dashboard.ts';
import { addPerson, enter, password, wholeCompany } from './support/people.ts';
import { mine, other, storeTwoBrands } from './support/two-brands.ts';

const database = withDatabase();
let now = new Date('2026-11-23T01:00:00Z');
let boss: Browser;
let dashboard: TestDashboard;
const browsers: Record<string, Browser> = {};

const raised = { product: mine.product, kind: 'mismatch', words: '页面写雾霾蓝,实物偏绿,联系 13912345678' };

beforeAll(async () => {
  dashboard = await startDashboard(database.db, () => now);
  await storeTwoBrands(database.db);
  const token = await makeSetupToken(database.db, now);
  boss = dashboard.visit();
  await boss.send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });
  for (const role of ['agent', 'product', 'supervisor']) {
    await addPerson(database.db, role, role);
    browsers[role] = await enter(dashboard, role);
  }
  await addPerson(database.db, 'scoped', 'supervisor', { ...wholeCompany, brands: [mine.brand] });
  browsers.scoped = await enter(dashboard, 'scoped');
});

const as = (login: string): Browser => browsers[login] ?? boss;
const step = (login: string, card: string, name: string, note?: string) =>
  as(login).send('POST', `/api/v1/exposures/${card}/steps`, { step: name, ...(note ? { note } : {}) });

let card = '';

test('an exposure is raised in three fields, masked, and confirmed by 主管 with one click', async () => {
  const made = (await as('agent').send('POST', '/api/v1/exposures', raised)).json();
  card = made.id;
  expect(made).toMatchObject({ state: 'raised', kindName: '描述不符', raised: { by: 'agent' } });
  expect(made.words).toContain('页面写雾霾蓝');
  expect(made.words).not.toContain('13912345678');
  expect((await step('product', card, 'confirmed')).json()).toMatchObject({ error: 'no_right' });
  expect((await step('supervisor', card, 'claimed')).json()).toMatchObject({ error: 'not_now' });
  expect((await step('supervisor', card, 'confirmed')).json()).toMatchObject({ state: 'confirmed' });
});

test('the log names what was raised and confirmed to who sees the whole company, to others its key alone', async () => {
  const read = async (browser: Browser): Promise<{ target: string; targetName: string | null }[]> =>
    (await browser.send('GET', '/api/v1/audit')).json().entries;
  const ofCard = (await read(boss)).filter(({ target }) => target === card);
  expect(ofCard).toHaveLength(2);
  for (const { targetName } of ofCard) expect(targetName).toBe(`${mine.name} ${mine.product} · 描述不符`);
  await addPerson(database.db, 'part', 'admin', { ...wholeCompany, brands: [other.brand] });
  const entries = await read(await enter(dashboard, 'part'));
  expect(entries.filter(({ target }) => target === card)).toHaveLength(2);
  for (const { targetName } of entries) expect(targetName).toBeNull();
});

test('a confirmed exposure goes once to the group of its owner, by day alone', async () => {
  const { db } = database;
  await db
    .updateTable('wall_cards')
    .set({ state: 'solved' })
    .where('card_id', 'in', [mine.card, other.card])
    .execute();
  await db
    .insertInto('owners')
    .values({ product_id: mine.product, line: '', department: '运营', person: '赵', robot: '外套群' })
    .execute();
  const sent: { url: string; body: string }[] = [];
  const robots = new Map([['外套群', { kind: 'wecom' as const, url: 'https://qyapi.weixin.qq.com/a' }]]);
  const post = () => async (request: { url: string; body: string }) => {
    sent.push(request);
    return { state: 'sent' as const };
  };
  const tell = async (at: string): Promise<void> => {
    const clock = (): Date => new Date(at);
    const stage = createExposeStage({ robots, post, clock });
    await runInline([stage], { db, log: silentLog, now: clock() });
  };
  await tell('2026-11-23T15:00:00Z');
  expect(sent).toEqual([]);
  await tell('2026-11-24T01:00:00Z');
  await tell('2026-11-24T02:00:00Z');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.body).toContain('【曝光·描述不符】自家外套 M1');
  expect(sent[0]?.body).toContain('责任:运营·赵');
  expect(sent[0]?.body).not.toContain('13912345678');
});

test('the wall tells who took it, who solved it, and when', async () => {
  now = new Date('2026-11-23T01:20:00Z');
  await step('product', card, 'claimed');
  expect((await step('product', card, 'solved')).json()).toMatchObject({ message: '请写明怎么解决的' });
  now = new Date('2026-11-23T01:50:00Z');
  const done = await step('product', card, 'solved', '主图已换');
  expect(done.json()).toMatchObject({
    state: 'solved',
    raised: { at: '2026-11-23T01:00:00.000Z' },
    claimed: { by: 'product', at: '2026-11-23T01:20:00.000Z' },
    solved: { at: '2026-11-23T01:50:00.000Z' },
    note: '主图已换',
  });
});

test('within a scope nothing foreign is on the wall, raised or moved', async () => {
  const browser = as('scoped');
  const { cards, counts } = (await browser.send('GET', '/api/v1/exposures')).json();
  expect(JSON.stringify(cards)).not.toMatch(/别家|OTHER/);
  expect(counts).toEqual({ solved: 2 });
  const foreign = await browser.send('POST', '/api/v1/exposures', { ...raised, product: other.product });
  expect(foreign.statusCode).toBe(404);
  const names = (await browser.send('GET', '/api/v1/product-names?q=')).json();
  expect(names.products).toEqual([{ id: mine.product, name: mine.name }]);
  const moved = { step: 'claimed' };
  expect((await browser.send('POST', `/api/v1/exposures/${other.card}/steps`, moved)).statusCode).toBe(404);
});

test('a false alarm is resolved and counts in the measured precision, until it is taken back', async () => {
  const verdict = (falseAlarm: boolean) =>
    as('product').send('POST', `/api/v1/alerts/${mine.alert}/verdict`, { falseAlarm, note: '大促当天' });
  expect((await verdict(true)).json()).toMatchObject({
    state: 'resolved',
    stateNote: '误报:大促当天',
    falseAlarm: true,
  });
  const told = async () => (await as('scoped').send('GET', '/api/v1/alerts')).json().precision;
  expect(await told()).toMatchObject([{ kind: 'mismatch', judged: 1, falseAlarms: 1, precision: 0 }]);
  await verdict(false);
  expect(await told()).toMatchObject([{ judged: 1, falseAlarms: 0, precision: 1 }]);
});

test('a voice that is erased takes its words from the wall', async () => {
  const { db } = database;
  await db.updateTable('wall_cards').set({ item_id: mine.item }).where('card_id', '=', card).execute();
  await db.deleteFrom('items').where('item_id', '=', mine.item).execute();
  const left = await db
    .selectFrom('wall_cards')
    .select(['words', 'item_id'])
    .where('card_id', '=', card)
    .execute();
  expect(left).toEqual([{ words: '', item_id: null }]);
});

test.runIf(isFull)('on the command line an exposure is raised, confirmed and listed', async () => {
  const { url } = database;
  const voc = (...args: string[]) => runVoc(args, url);
  const flags = ['--product', mine.product, '--kind', 'price', '--words', '标成 9.9', '--by', '小李'];
  const made = JSON.parse(await voc('expose', ...flags, '--json'));
  expect(await voc('expose', 'confirm', made.cardId, '--by', '王主管')).toContain('待认领');
  expect(await voc('expose', 'list')).toContain('待认领 标价错误 M1 自家外套 小李:标成 9.9');
});
