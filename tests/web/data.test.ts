import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIntake, makeSetupToken } from '@voc/app';
import { openDatabase } from '@voc/core/db';
import { erasePerson, unseal as open, personOf, type SealedPlace, vaultKeyOf } from '@voc/ingest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { testSecretKey } from '../support/voc.ts';
import { type Browser, startDashboard } from './support/dashboard.ts';
import { addPerson, enter, password, wholeCompany } from './support/people.ts';

const database = withDatabase();
const now = (): Date => new Date('2026-11-23T01:00:00Z');
const home = mkdtempSync(join(tmpdir(), 'voc-data-'));
const vaultKey = 'ab'.repeat(32);
let boss: Browser;
let second: Browser;
let close: () => Promise<void>;

const rows = [
  '2026-11-10 09:30:00,5,壶盖漏水烫到了手请打13800138000,70111,小明明',
  '2026-11-11 09:30:00,4,烧水很快很满意会回购,70112,小红红',
  '2026-11-12 09:30:00,1,颜色和图片不一样偏黄不少,70113,小刚刚',
];
const table = Buffer.from(`${['反馈日期,打分,顾客留言,商品编号,会员昵称', ...rows].join('\n')}\n`);

beforeAll(async () => {
  const { db, pool } = openDatabase(database.url);
  close = () => db.destroy();
  const settings = { home, ownNumbers: new Set<string>(), secretKey: testSecretKey, vaultKey };
  const intake = createIntake(settings, { db, pool });
  const unseal = (place: SealedPlace, sealed: Buffer) => open(vaultKeyOf(vaultKey), place, sealed);
  const dashboard = await startDashboard(database.db, now, { intake, unseal });
  const token = await makeSetupToken(database.db, now());
  boss = dashboard.visit();
  await boss.send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });
  await addPerson(database.db, 'second', 'admin');
  second = await enter(dashboard, 'second');
});
afterAll(async () => {
  await close();
  rmSync(home, { recursive: true, force: true });
});

const send = (verb: 'inspect' | 'import', query: Record<string, string>, body = table) =>
  boss.send('POST', `/api/v1/files/${verb}?${new URLSearchParams(query)}`, body);

test('a file of unknown layout is held, its mapping proposed with masked samples, corrected, kept and read', async () => {
  const refused = (await send('import', { name: '../../反馈.csv' })).json();
  expect(refused).toMatchObject({ imports: [] });
  const held = (await boss.send('GET', '/api/v1/held-files')).json().files;
  expect(held).toMatchObject([{ file: '反馈.csv' }]);

  const looked = await send('inspect', { name: '反馈.csv' });
  const [found] = looked.json().files;
  expect(found).toMatchObject({ outcome: 'unknown', kind: 'reviews', problems: [] });
  expect(found.columns.map(({ field }: { field: string | null }) => field)).toEqual([
    'eventAt',
    'rating',
    'text',
    'listingId',
    'customer',
  ]);
  expect(looked.body).not.toMatch(/13800138000|小明明/);

  const without = { kind: 'reviews', fields: ['eventAt', 'rating', null, 'productId', 'customer'] };
  const lacking = await send('inspect', { name: '反馈.csv', choices: JSON.stringify(without) });
  expect(lacking.json().files[0].problems).toEqual(['找不到顾客说的话(文字列)']);
  expect((await send('import', { name: '反馈.csv', choices: JSON.stringify(without) })).statusCode).toBe(422);

  const choices = JSON.stringify({
    kind: 'reviews',
    fields: ['eventAt', 'rating', 'text', 'productId', 'customer'],
  });
  const read = (await send('import', { name: '反馈.csv', choices, shop: '自营店' })).json();
  expect(read).toMatchObject({
    imports: [{ file: '反馈.csv', read: 3, accepted: 3, quarantined: 0 }],
    refused: [],
  });
  const items = await database.db.selectFrom('items').select(['product_id', 'shop_id', 'text']).execute();
  expect(items.map(({ product_id }) => product_id).sort()).toEqual(['70111', '70112', '70113']);
  expect(items[0]?.shop_id).toBe('自营店');
  expect(JSON.stringify(items)).not.toContain('13800138000');
  expect((await boss.send('GET', '/api/v1/held-files')).json().files).toEqual([]);
});

test('readings, sources and quarantine are told, and the four counts add up', async () => {
  const broken = Buffer.from(`${table}不是时间,9,很好用的一个壶子,70114,小李李\n`);
  await send('import', { name: 'more.csv', shop: '自营店' }, broken);
  const { imports } = (await boss.send('GET', '/api/v1/imports')).json();
  expect(imports).toHaveLength(2);
  for (const one of imports)
    expect(one.accepted + one.duplicate + one.template + one.quarantined).toBe(one.read);
  const { total, rows: aside } = (await boss.send('GET', '/api/v1/quarantine')).json();
  expect(total).toBe(1);
  expect(aside[0]).toMatchObject({ file: 'more.csv', row: 5 });
  const { sources } = (await boss.send('GET', '/api/v1/sources')).json();
  expect(sources).toMatchObject([{ shop: '自营店', files: 2, accepted: 3, quarantined: 1 }]);
});

test('what is no table, or chooses what there is not, is refused in words', async () => {
  const picture = await send('import', { name: 'x.csv' }, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0]));
  expect(picture.json().refused?.length ?? picture.statusCode).toBeTruthy();
  for (const choices of ['{', '{"kind":"reviews","fields":["__proto__"]}', '{"kind":"x","fields":[]}'])
    expect((await send('inspect', { name: 'x.csv', choices })).statusCode).toBe(400);
  expect((await boss.send('POST', '/api/v1/files/import?name=x.csv', {})).statusCode).toBe(400);
});

test('a change is told to open pages by its name alone, and a greeting ends where one is asked for', async () => {
  const { headers, body } = await boss.send('GET', '/api/v1/events?once=1');
  expect(headers['content-type']).toBe('text/event-stream');
  expect(body).toBe('retry: 5000\nevent: hello\ndata: {}\n\n');
});

test('what was masked is shown to whom another has given the right, for a reason, and is written down; erased, it is gone', async () => {
  const { db } = database;
  const { item_id: item } = await db
    .selectFrom('items')
    .select('item_id')
    .where('text', 'like', '%烫到了手%')
    .executeTakeFirstOrThrow();
  const ask = (reason: string) => boss.send('POST', `/api/v1/items/${item}/unmask`, { reason });
  const { user_id: id } = await db
    .selectFrom('users')
    .select('user_id')
    .where('login', '=', 'boss')
    .executeTakeFirstOrThrow();
  const grant = (browser: Browser) =>
    browser.send('PUT', `/api/v1/users/${id}`, {
      name: '王主管',
      role: 'admin',
      scope: wholeCompany,
      disabled: false,
      mayUnmask: true,
    });
  expect((await ask('顾客要求回电')).json()).toMatchObject({ error: 'no_right' });
  expect((await grant(boss)).json()).toMatchObject({ error: 'own_account' });
  expect((await grant(second)).json()).toMatchObject({ mayUnmask: true });
  expect((await ask('  看 ')).statusCode).toBe(400);
  expect((await ask('顾客要求回电')).json()).toEqual({
    texts: ['壶盖漏水烫到了手请打13800138000'],
    missing: 0,
  });
  const { entries } = (await boss.send('GET', '/api/v1/audit?limit=1')).json();
  expect(entries).toMatchObject([
    { login: 'boss', action: 'text.unmask', target: item, detail: { reason: '顾客要求回电' } },
  ]);
  // Nowhere but in the answer: neither in the texts nor in the vault's own bytes.
  const kept = await db.selectFrom('vault').selectAll().execute();
  expect(kept.map(({ sealed }) => sealed.toString('latin1')).join()).not.toContain('13800138000');
  await db.transaction().execute(async (tx) => {
    const { counts } = await erasePerson(tx, personOf({ phone: '13800138000' }, testSecretKey));
    expect(counts.vault).toBe(1);
  });
  expect(await db.selectFrom('vault').selectAll().execute()).toEqual([]);
  expect((await ask('顾客要求回电')).statusCode).toBe(404);
});
