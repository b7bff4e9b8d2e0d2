import { endpoints, makeSetupToken } from '@voc/app';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { type Browser, startDashboard, type TestDashboard } from './support/dashboard.ts';
import { addPerson, enter, password, roles, wholeCompany } from './support/people.ts';
import { foreign, mine, other, storeTwoBrands } from './support/two-brands.ts';

const database = withDatabase();
const now = (): Date => new Date('2026-11-23T01:00:00Z');
let dashboard: TestDashboard;
const browsers = new Map<string, Browser>();

const span = 'from=2026-11-16&to=2026-11-23';

/** A call of each endpoint about a product, as an address; an endpoint that is missing here makes the matrix fail. */
const samples: Record<string, (side: typeof mine) => string> = {
  'POST /api/v1/login': () => '/api/v1/login',
  'POST /api/v1/setup': () => '/api/v1/setup',
  'GET /api/v1/entrances': () => '/api/v1/entrances',
  'POST /api/v1/company-login': () => '/api/v1/company-login',
  'GET /api/v1/company-login/callback': () => '/api/v1/company-login/callback',
  'POST /api/v1/logout': () => '/api/v1/logout',
  'GET /api/v1/me': () => '/api/v1/me',
  'GET /api/v1/service': () => '/api/v1/service',
  'GET /api/v1/calendar': () => '/api/v1/calendar',
  'GET /api/v1/trend': ({ product }) => `/api/v1/trend?${span}&category=own&product=${product}`,
  'GET /api/v1/headline': () => `/api/v1/headline?${span}`,
  'GET /api/v1/categories': () => `/api/v1/categories?${span}`,
  'GET /api/v1/products': () => `/api/v1/products?${span}`,
  'GET /api/v1/products/:product': ({ product }) => `/api/v1/products/${product}?${span}`,
  'GET /api/v1/alerts': () => '/api/v1/alerts',
  'GET /api/v1/alerts/:key': ({ alert }) => `/api/v1/alerts/${alert}`,
  'POST /api/v1/alerts/:key/verdict': ({ alert }) => `/api/v1/alerts/${alert}/verdict`,
  'POST /api/v1/alerts/:key/handle': ({ alert }) => `/api/v1/alerts/${alert}/handle`,
  'GET /api/v1/actions': () => '/api/v1/actions',
  'GET /api/v1/action-draft': ({ product }) => `/api/v1/action-draft?product=${product}`,
  'GET /api/v1/actions/:action': ({ action }) => `/api/v1/actions/${action}`,
  'POST /api/v1/actions': () => '/api/v1/actions',
  'POST /api/v1/actions/:action/steps': ({ action }) => `/api/v1/actions/${action}/steps`,
  'POST /api/v1/action-stages': () => '/api/v1/action-stages',
  'GET /api/v1/adoption': () => `/api/v1/adoption?${span}`,
  'GET /api/v1/exposures': () => '/api/v1/exposures',
  'POST /api/v1/exposures': () => '/api/v1/exposures',
  'POST /api/v1/exposures/:card/steps': ({ card }) => `/api/v1/exposures/${card}/steps`,
  'GET /api/v1/product-names': () => '/api/v1/product-names',
  'GET /api/v1/items': () => `/api/v1/items?${span}&q=${encodeURIComponent('颜色')}`,
  'GET /api/v1/items/:item': ({ chat }) => `/api/v1/items/${chat}`,
  'POST /api/v1/items/:item/unmask': ({ item }) => `/api/v1/items/${item}/unmask`,
  'GET /api/v1/labels': () => `/api/v1/labels?${span}`,
  'GET /api/v1/labels/agreement': () => '/api/v1/labels/agreement',
  'POST /api/v1/items/:item/label': ({ item }) => `/api/v1/items/${item}/label`,
  'GET /api/v1/models': () => '/api/v1/models',
  'GET /api/v1/models/compare': () => '/api/v1/models/compare?before=test-1&after=test-2',
  'GET /api/v1/themes': () => `/api/v1/themes?${span}`,
  'GET /api/v1/reports': () => '/api/v1/reports',
  'GET /api/v1/reports/:kind/:period': () => '/api/v1/reports/week/2026-W47',
  'GET /api/v1/reports/:kind/:period/page': () => '/api/v1/reports/week/2026-W47/page',
  'POST /api/v1/reports/:kind/:period/steps': () => '/api/v1/reports/week/2026-W47/steps',
  'GET /api/v1/reports/:kind/:period/diff': () => '/api/v1/reports/week/2026-W47/diff?from=1&to=2',
  'GET /api/v1/imports': () => '/api/v1/imports',
  'GET /api/v1/held-files': () => '/api/v1/held-files',
  'GET /api/v1/quarantine': () => '/api/v1/quarantine',
  'GET /api/v1/sources': () => '/api/v1/sources',
  'GET /api/v1/coverage': () => `/api/v1/coverage?${span}`,
  'POST /api/v1/files/inspect': () => '/api/v1/files/inspect?name=x.csv',
  'POST /api/v1/files/import': () => '/api/v1/files/import?name=x.csv',
  'GET /api/v1/events': () => '/api/v1/events?once=1',
  'POST /api/v1/workbook': () => '/api/v1/workbook',
  'GET /api/v1/users': () => '/api/v1/users',
  'POST /api/v1/users': () => '/api/v1/users',
  'PUT /api/v1/users/:user': () => `/api/v1/users/${mine.item}`,
  'POST /api/v1/users/:user/password': () => `/api/v1/users/${mine.item}/password`,
  'GET /api/v1/owners': () => '/api/v1/owners',
  'GET /api/v1/category-owners': () => '/api/v1/category-owners',
  'PUT /api/v1/owners': () => '/api/v1/owners',
  'POST /api/v1/owners/remove': () => '/api/v1/owners/remove',
  'GET /api/v1/configured-sources': () => '/api/v1/configured-sources',
  'POST /api/v1/configured-sources/:name/pull': () => '/api/v1/configured-sources/none/pull',
  'POST /api/v1/configured-sources/:name/switch': () => '/api/v1/configured-sources/none/switch',
  'GET /api/v1/robots': () => '/api/v1/robots',
  'GET /api/v1/robots/:robot/deliveries': () => '/api/v1/robots/none/deliveries',
  'POST /api/v1/robots/:robot/switch': () => '/api/v1/robots/none/switch',
  'POST /api/v1/robots/:robot/test': () => '/api/v1/robots/none/test',
  'GET /api/v1/schedules': () => '/api/v1/schedules',
  'POST /api/v1/schedules/:name/switch': () => '/api/v1/schedules/none/switch',
  'GET /api/v1/audit': () => '/api/v1/audit',
};

const nameOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;

/** Who may do what, written down a second time: the test is of the table that the program has. */
const rights: Record<(typeof roles)[number], string[]> = {
  agent: ['read', 'raise', 'label', 'expose'],
  supervisor: ['read', 'export', 'handle', 'raise', 'label', 'expose', 'confirm', 'publish', 'import'],
  product: ['read', 'export', 'handle', 'raise', 'label'],
  operations: ['read', 'export', 'handle', 'raise', 'label'],
  admin: [
    'read',
    'export',
    'handle',
    'raise',
    'label',
    'expose',
    'confirm',
    'publish',
    'import',
    'manage',
    'audit',
  ],
  auditor: ['export', 'audit'],
};

/** The admitted are answered, or told that the sample is empty or names what is not there; never that they may not. */
const admitted = [200, 400, 404];

beforeAll(async () => {
  dashboard = await startDashboard(database.db, now);
  await storeTwoBrands(database.db);
  const token = await makeSetupToken(database.db, now());
  await dashboard.visit().send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });
  for (const role of roles) await addPerson(database.db, role, role);
  await addPerson(database.db, 'by-brand', 'supervisor', { ...wholeCompany, brands: [mine.brand] });
  await addPerson(database.db, 'by-line', 'supervisor', { ...wholeCompany, lines: [mine.line] });
  await addPerson(database.db, 'by-shop', 'supervisor', { ...wholeCompany, shops: [mine.shop] });
  await addPerson(database.db, 'nothing', 'supervisor', { ...wholeCompany, brands: [] });
  for (const login of [...roles, 'by-brand', 'by-line', 'by-shop', 'nothing'])
    browsers.set(login, await enter(dashboard, login));
});

const browserOf = (login: string): Browser => {
  const browser = browsers.get(login);
  if (!browser) throw new Error(`${login} has no session`);
  return browser;
};

const send = (browser: Browser, name: string, side = mine): ReturnType<Browser['send']> => {
  const [method = ''] = name.split(' ');
  const url = samples[name]?.(side);
  if (url === undefined) throw new Error(`${name} has no sample`);
  return method === 'GET'
    ? browser.send('GET', url)
    : browser.send(method === 'PUT' ? 'PUT' : 'POST', url, {});
};

test('every endpoint has a sample, so that none escapes the matrix', () => {
  expect(Object.keys(samples).sort()).toEqual(endpoints.map(nameOf).sort());
});

describe('role by endpoint', () => {
  const inner = endpoints.filter(({ access }) => access !== 'anyone');

  test.each(inner.map(nameOf))('%s is refused without a session', async (name) => {
    expect((await send(dashboard.visit(), name)).statusCode).toBe(401);
  });

  test.each(inner.filter(({ path }) => !path.endsWith('/logout')).map((one) => [nameOf(one), one.access]))(
    '%s takes those with the right to %s alone',
    async (name, access) => {
      for (const role of roles) {
        const { statusCode, body } = await send(browserOf(role), name);
        const mayCall = access === 'session' || rights[role].includes(access);
        if (mayCall) expect(admitted, `${role}: ${body}`).toContain(statusCode);
        else expect([statusCode, JSON.parse(body).error], role).toEqual([403, 'no_right']);
      }
    },
  );

  test.each(inner.filter(({ method }) => method !== 'GET').map(nameOf))(
    '%s does nothing without the token of the page',
    async (name) => {
      const [method, url] = [name.startsWith('PUT') ? 'PUT' : 'POST', samples[name]?.(mine) ?? ''] as const;
      const answer = await browserOf('admin').send(method, url, {}, { 'x-csrf-token': 'x' });
      expect([answer.statusCode, answer.json().error]).toEqual([403, 'csrf']);
    },
  );
});

describe('a scope', () => {
  const reading = endpoints
    .filter(({ access, method }) => method === 'GET' && ['read', 'label', 'import'].includes(access))
    .map(nameOf);
  const scoped = ['by-brand', 'by-line', 'by-shop'];

  test.each(scoped)('%s sees its own and nothing of the other brand, whatever is asked', async (login) => {
    for (const name of reading) {
      for (const side of [mine, other]) {
        const { body } = await send(browserOf(login), name, side);
        expect(body, `${name} for ${side.product}`).not.toMatch(foreign);
      }
    }
  });

  test.each(scoped)('%s is told that what is foreign is not there, as if it did not exist', async (login) => {
    const browser = browserOf(login);
    const missing = await browser.send('GET', `/api/v1/products/NOPE?${span}`);
    for (const name of [
      'GET /api/v1/products/:product',
      'GET /api/v1/alerts/:key',
      'GET /api/v1/items/:item',
      'GET /api/v1/actions/:action',
      'GET /api/v1/action-draft',
    ]) {
      const answer = await send(browser, name, other);
      expect([answer.statusCode, answer.body], name).toEqual([404, missing.body]);
      expect((await send(browser, name, mine)).statusCode, name).toBe(200);
    }
    const handled = await browser.send('POST', `/api/v1/alerts/${other.alert}/handle`, { to: 'resolved' });
    expect(handled.statusCode).toBe(404);
    const { state } = await database.db
      .selectFrom('alerts')
      .select('state')
      .where('dedup_key', '=', other.alert)
      .executeTakeFirstOrThrow();
    expect(state).toBe('open');
  });

  test.each(scoped)('%s is counted its own alone, over its own units', async (login) => {
    const browser = browserOf(login);
    const { own } = (await browser.send('GET', `/api/v1/headline?${span}`)).json();
    expect(own.rate).toMatchObject({ count: 20, exposure: 1000 });
    expect((await browser.send('GET', `/api/v1/products?${span}`)).json().total).toBe(1);
    expect((await browser.send('GET', '/api/v1/alerts')).json().counts).toEqual({ open: 1 });
    const everyone = (await browserOf('admin').send('GET', `/api/v1/headline?${span}`)).json();
    expect(everyone.own.rate).toMatchObject({ count: 70, exposure: 2000 });
  });

  test('reports of the whole company are for people who see it, and a list holds their own', async () => {
    for (const login of scoped)
      for (const name of [...reading, 'POST /api/v1/files/inspect', 'POST /api/v1/files/import'].filter(
        (one) => /reports\/|imports|held|quarantine|sources|coverage|files/.test(one),
      ))
        expect((await send(browserOf(login), name)).json(), name).toMatchObject({ error: 'whole_company' });
    for (const login of scoped)
      expect((await browserOf(login).send('GET', '/api/v1/reports')).json().reports).toEqual([]);
  });

  test('an empty scope sees nothing', async () => {
    const { span: known } = (await browserOf('nothing').send('GET', '/api/v1/calendar')).json();
    expect(known).toBeNull();
    expect((await browserOf('nothing').send('GET', '/api/v1/alerts')).json()).toMatchObject({ alerts: [] });
  });
});

describe('voices', () => {
  const search = async (query: string) =>
    (await browserOf('admin').send('GET', `/api/v1/items?${span}&${query}`)).json().items as {
      id: string;
      said: { text: string; marks: number[][] };
    }[];

  test('are found by words, category, channel and product, with the evidence marked', async () => {
    const [chat, ...none] = await search(`q=${encodeURIComponent('颜色')}&product=M1&channel=chat`);
    expect([chat?.id, chat?.said, none]).toEqual([
      mine.chat,
      { text: '颜色不对,自家的', marks: [[0, 2]] },
      [],
    ]);
    expect(await search('category=mismatch.color')).toHaveLength(4);
    expect(await search('category=mismatch')).toHaveLength(4);
    expect(await search('category=logistics.slow')).toEqual([]);
  });

  test('are not found by patterns or by what the other side said', async () => {
    for (const words of ['%', '_', '\\', "' or 1=1 --", '您好'])
      expect(await search(`q=${encodeURIComponent(words)}`), words).toEqual([]);
  });

  test('come page by page, each once', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const page = (await browserOf('admin').send('GET', `/api/v1/items?${span}&limit=1${after}`)).json();
      seen.push(page.items[0].id);
      after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
    } while (after !== '');
    expect(seen).toEqual([other.chat, other.item, mine.chat, mine.item]);
  });

  test('of a conversation have roles and marks in the turn they belong to', async () => {
    const { turns, texts } = (await send(browserOf('admin'), 'GET /api/v1/items/:item')).json();
    expect(texts).toEqual([]);
    expect(turns.map(({ role, marks }: { role: string; marks: number[][] }) => [role, marks])).toEqual([
      ['agent', []],
      ['customer', [[0, 2]]],
    ]);
  });
});

test('a day that another span has asked for is in the next one, once, and within the scope alone', async () => {
  const { db } = database;
  await sql`insert into exposures select '2026-11-12'::date, platform, shop_id, listing_id, product_id, sku_id, 900, 300, 0
    from exposures where product_id = ${other.product}`.execute(db);
  await sql`update data_version set voices_seq = voices_seq + 1`.execute(db);
  const ask = async (login: string, from: string, to: string) => {
    const { days } = (await browserOf(login).send('GET', `/api/v1/trend?from=${from}&to=${to}`)).json();
    return days.map(({ day, rate }: { day: string; rate: { exposure: number } }) => [day, rate.exposure]);
  };
  expect(await ask('admin', '2026-11-16', '2026-11-18')).toEqual([['2026-11-17', 2000]]);
  const both = [
    ['2026-11-12', 300],
    ['2026-11-17', 2000],
  ];
  expect(await ask('admin', '2026-11-02', '2026-11-30')).toEqual(both);
  expect(await ask('admin', '2026-11-11', '2026-11-18')).toEqual(both);
  expect(await ask('by-shop', '2026-11-02', '2026-11-30')).toEqual([['2026-11-17', 1000]]);
});
