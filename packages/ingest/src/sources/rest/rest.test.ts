import { expect, test } from 'vitest';
import { toRecord } from '../to-record.ts';
import { createAsk, retryAfterMs } from './ask.ts';
import { buildRequest } from './build-request.ts';
import { RestConfig } from './config.ts';
import { mostTries, moveCursor, planWindows, RestCursor } from './plan-windows.ts';
import { readAnswer } from './read-answer.ts';
import { readPages, type StretchPage } from './read-pages.ts';
import { signParams } from './sign.ts';

const base = {
  kind: 'rest',
  name: 'demo',
  mapping: 'm',
  url: 'https://api.example.com/list',
  answer: { rows: 'data.list', total: 'data.total' },
};
const paged = RestConfig.parse({
  ...base,
  paging: { kind: 'page', param: 'page', sizeParam: 'size', size: 2 },
});
const byCursor = RestConfig.parse({ ...base, paging: { kind: 'cursor', param: 'from', next: 'next' } });

test('a signature follows the rule of the shop platforms', () => {
  // The published example of Taobao's TOP protocol.
  const params = {
    method: 'taobao.item.seller.get',
    app_key: '12345678',
    session: 'test',
    timestamp: '2016-01-01 12:00:00',
    format: 'json',
    v: '2.0',
    sign_method: 'md5',
    fields: 'num_iid,title,nick,price,num',
    num_iid: '11223344',
  };
  const rule = { algorithm: 'md5', wrap: true, upperCase: true } as const;
  expect(signParams(params, rule, 'helloworld')).toBe('66987CB115214E59E6EC978214934FB8');
});

test('secrets come from the environment, into header, parameter and signature', () => {
  const config = RestConfig.parse({
    ...base,
    secretParams: { session: { env: 'SESSION' } },
    auth: {
      kind: 'signed',
      algorithm: 'hmac-sha256',
      secret: { env: 'KEY' },
      timestamp: { param: 'ts', format: 'seconds' },
    },
  });
  const request = buildRequest(config, { page: '1' }, new Date(1_700_000_000_000), {
    SESSION: 's3cret',
    KEY: 'k',
  });
  const asked = new URL(request.url);
  expect(asked.host).toBe('api.example.com');
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    session: 's3cret',
    ts: '1700000000',
    page: '1',
  });
  expect(asked.searchParams.get('sign')).toMatch(/^[0-9A-F]{64}$/);
  expect(() => buildRequest(config, {}, new Date(0), { SESSION: 'x' })).toThrow('KEY');
});

test('a secret written into the configuration is refused', () => {
  expect(RestConfig.safeParse({ ...base, auth: { kind: 'header', name: 'a', secret: 'abc' } }).success).toBe(
    false,
  );
  expect(RestConfig.safeParse({ ...base, url: 'file:///etc/passwd' }).success).toBe(false);
  expect(RestConfig.safeParse({ ...base, url: 'gopher://x/' }).success).toBe(false);
});

const hour = 3_600_000;
const window = {
  startParam: 'a',
  endParam: 'b',
  format: 'iso',
  maxHours: 24,
  lookBackHours: 72,
  overlapMinutes: 5,
} as const;

test('windows start with the look-back, then overlap, and what did not close is read first', () => {
  const now = new Date('2026-11-12T00:00:00.700Z');
  const first = planWindows(window, RestCursor.parse({}), now);
  expect(first.map(({ start, end }) => (end.getTime() - start.getTime()) / hour)).toEqual([24, 24, 24]);
  expect(first[0]?.start.toISOString()).toBe('2026-11-09T00:00:00.000Z');
  let cursor = RestCursor.parse({});
  for (const [index, one] of first.entries()) cursor = moveCursor(cursor, one, index !== 1);
  expect(cursor.until).toBe('2026-11-12T00:00:00.000Z');
  const later = planWindows(window, cursor, new Date('2026-11-12T01:00:00Z'));
  expect(later.map(({ start, end }) => [start.toISOString(), end.toISOString()])).toEqual([
    ['2026-11-10T00:00:00.000Z', '2026-11-11T00:00:00.000Z'],
    ['2026-11-11T23:55:00.000Z', '2026-11-12T01:00:00.000Z'],
  ]);
});

test('a window that never closes is given up after some readings, and the cursor never goes back', () => {
  let cursor = RestCursor.parse({ until: '2026-11-12T00:00:00.000Z' });
  const open = { start: new Date('2026-11-01T00:00:00Z'), end: new Date('2026-11-02T00:00:00Z'), tries: 0 };
  for (let n = 1; n <= mostTries; n++) {
    cursor = moveCursor(cursor, { ...open, tries: n - 1 }, false);
    expect(cursor.unclosed).toHaveLength(n === mostTries ? 0 : 1);
  }
  expect(cursor.until).toBe('2026-11-12T00:00:00.000Z');
});

interface Told {
  rows: number[];
  total?: number;
  next?: string | null;
}

async function pagesOf(
  config: RestConfig,
  answers: readonly Told[],
): Promise<{ pages: StretchPage[]; asked: object[] }> {
  const asked: object[] = [];
  const pages: StretchPage[] = [];
  const ask = async (params: object) => {
    const told = answers[Math.min(asked.length, answers.length - 1)] ?? { rows: [] };
    asked.push(params);
    const records = told.rows.map((id) => toRecord({ id }));
    return { records, total: told.total ?? null, next: told.next ?? null, hasMore: null };
  };
  for await (const page of readPages(ask, config, {}, null)) pages.push(page);
  return { pages, asked };
}

test.each<[string, RestConfig, Told[], number, string | null]>([
  [
    'a total that is reached ends the reading',
    paged,
    [
      { rows: [1, 2], total: 3 },
      { rows: [3], total: 3 },
    ],
    2,
    null,
  ],
  [
    'a full last page is followed by an empty one',
    paged,
    [{ rows: [1, 2] }, { rows: [3, 4] }, { rows: [] }],
    3,
    null,
  ],
  ['an empty first page is an end', paged, [{ rows: [], total: 0 }], 1, null],
  [
    'a total too large does not close',
    paged,
    [{ rows: [1, 2], total: 4 }, { rows: [3], total: 4 }, { rows: [] }],
    3,
    '来源说有 4 条,实际收到 3 条',
  ],
  [
    'a row told twice counts once',
    paged,
    [{ rows: [1, 2], total: 4 }, { rows: [2, 3], total: 4 }, { rows: [] }],
    3,
    '来源说有 4 条,实际收到 3 条',
  ],
  [
    'a page that comes again and again stops',
    paged,
    [
      { rows: [1, 2], total: 9 },
      { rows: [3, 4], total: 9 },
      { rows: [3, 4], total: 9 },
    ],
    3,
    '来源一再给出同一页,读取已停止',
  ],
  [
    'a cursor that leads to itself stops',
    byCursor,
    [
      { rows: [1], next: 'a' },
      { rows: [2], next: 'a' },
    ],
    2,
    '来源一再给出同一页,读取已停止',
  ],
  [
    'a cursor that leads in a circle stops',
    byCursor,
    [
      { rows: [1], next: 'a' },
      { rows: [2], next: 'b' },
      { rows: [3], next: 'a' },
    ],
    3,
    '来源一再给出同一页,读取已停止',
  ],
  [
    'a cursor that stays where nothing new is ends',
    byCursor,
    [
      { rows: [1], next: 'a' },
      { rows: [], next: 'a' },
    ],
    2,
    null,
  ],
  ['no cursor ends', byCursor, [{ rows: [1], next: 'a' }, { rows: [2] }], 2, null],
])('%s', async (_, config, answers, count, problem) => {
  const { pages } = await pagesOf(config, answers);
  expect(pages).toHaveLength(count);
  expect(pages.map(({ isLast }) => isLast)).toEqual(pages.map((_page, n) => n === count - 1));
  expect(pages.at(-1)?.problem).toBe(problem);
});

test('pages are asked for by number and size', async () => {
  const { asked } = await pagesOf(paged, [{ rows: [1, 2] }, { rows: [] }]);
  expect(asked).toEqual([
    { page: '1', size: '2' },
    { page: '2', size: '2' },
  ]);
});

test('Retry-After is seconds or a date', () => {
  const now = new Date('2026-11-12T00:00:00Z');
  expect(retryAfterMs('3', now)).toBe(3000);
  expect(retryAfterMs('Thu, 12 Nov 2026 00:00:10 GMT', now)).toBe(10_000);
  expect(retryAfterMs('soon', now)).toBeUndefined();
  expect(retryAfterMs(null, now)).toBeUndefined();
});

test('an answer is read by its paths, ids of 19 digits whole', () => {
  const read = readAnswer('{"data":{"total":"1","list":[{"id":6923456789012345678,"a":{"b":1}}]}}', paged);
  expect(read).toMatchObject({ state: 'page', page: { total: 1 } });
  const fields = read.state === 'page' ? read.page.records[0]?.fields : undefined;
  expect([...(fields ?? [])]).toEqual([
    ['id', '6923456789012345678'],
    ['a.b', '1'],
  ]);
});

test.each([
  ['half a body', '{"data":{"list":[{"id":1}', 'again'],
  ['another shape', '{"data":{"items":[]}}', 'refused'],
  ['an inherited name', '{}', 'refused'],
])('%s', (_, text, state) => expect(readAnswer(text, paged).state).toBe(state));

test('a code inside of the answer says whether to try again', () => {
  const config = RestConfig.parse({
    ...base,
    answer: { rows: 'list', code: { path: 'code', success: ['0'], retry: ['busy'] } },
  });
  expect(readAnswer('{"code":0,"list":[]}', config).state).toBe('page');
  expect(readAnswer('{"code":"busy"}', config).state).toBe('again');
  expect(readAnswer('{"code":"denied"}', config).state).toBe('refused');
});

test.each([[{ a: Number.POSITIVE_INFINITY }], [[1]], ['text'], [null]])(
  '%j is no record but a fault',
  (value) => expect(toRecord(value).fault?.reason).toBe('broken_json'),
);

test('the pace asked for is kept', async () => {
  const slept: number[] = [];
  const config = RestConfig.parse({ ...base, limits: { requestsPerSecond: 2 } });
  const text = '{"data":{"list":[]}}';
  const sender = {
    send: async () => ({ state: 'answered' as const, status: 200, retryAfter: null, text }),
    close: async () => {},
  };
  const deps = {
    now: () => new Date(0),
    sleep: async (ms: number) => void slept.push(ms),
    env: {},
    mappingNamed: () => {
      throw new Error('not asked for');
    },
  };
  const ask = createAsk(config, sender, deps);
  for (let n = 0; n < 3; n++) await ask({});
  expect(slept).toEqual([500, 500]);
});
