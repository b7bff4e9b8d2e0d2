import { setTimeout as sleep } from 'node:timers/promises';
import { RestConfig, readSource, restSource, type SourceReading } from '@voc/ingest';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type FakeApi, type Fault, restConfigOf, startFakeApi } from './support/fake-api.ts';
import { readSettings, testDeps } from './support/place.ts';
import { reviews } from './support/reviews.ts';

let api: FakeApi;
let database: TestDatabase;

beforeEach(async () => {
  api = await startFakeApi();
  database = await createTestDatabase();
});
afterEach(async () => {
  await database.drop();
  await api.close();
});

const read = (
  more: object = {},
  slept: number[] = [],
  env: Record<string, string> = {},
): Promise<SourceReading> => {
  const config = RestConfig.parse(restConfigOf(api, more));
  return readSource({ ...readSettings(database.pool, testDeps(slept, env)), kind: restSource, config });
};

const accepted = (reading: SourceReading): number =>
  reading.imports.reduce((sum, one) => sum + one.accepted, 0);
const items = async (): Promise<number> =>
  (await database.db.selectFrom('items').select('item_id').execute()).length;
const windows = () => database.db.selectFrom('source_windows').selectAll().orderBy('start_at').execute();

const status =
  (code: number, headers: Record<string, string> = {}): Fault =>
  (_, response) => {
    response.writeHead(code, headers).end('{}');
    return true;
  };

/** Promises a long body and breaks off in the middle. */
const cut: Fault = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
  response.write('{"code":0,"data":{"list":[{"id":1,', () => response.destroy());
  return true;
};

/** Half a body that looks whole to HTTP. */
const half: Fault = (_, response) => {
  response.end('{"code":0,"data":{"list":[{"id":1');
  return true;
};

const slow: Fault = (_, response) => {
  void sleep(3000).then(() => response.destroy());
  return true;
};

test('errors, a rest asked for, slow answers and cut bodies are tried again until all rows are there', async () => {
  api.rows = reviews(5);
  api.faults = [status(500), status(429, { 'retry-after': '7' }), cut, slow, () => false, half, status(503)];
  const slept: number[] = [];
  const reading = await read({}, slept);
  expect(reading).toMatchObject({ failure: null, incomplete: [] });
  expect(accepted(reading)).toBe(5);
  expect(slept.filter((ms) => ms >= 500)).toEqual([500, 7000, 2000, 4000, 500, 1000]);
});

test('what does not pass ends the reading; what was read stays, and the next reading brings the rest', async () => {
  api.rows = reviews(6);
  api.faults = [() => false, ...Array.from({ length: 5 }, () => status(502))];
  const first = await read();
  expect(first.failure).toContain('HTTP 502');
  expect(await items()).toBe(2);
  const second = await read();
  expect(second.failure).toBeNull();
  expect(await items()).toBe(6);
});

test('a rest longer than allowed is left for the next reading', async () => {
  api.rows = reviews(1);
  api.faults = [status(429, { 'retry-after': '3600' })];
  expect((await read()).failure).toContain('3600 秒');
  expect(api.asked).toHaveLength(1);
});

test('a refusal is not tried again', async () => {
  api.faults = [status(403)];
  expect((await read()).failure).toContain('HTTP 403');
  expect(api.asked).toHaveLength(1);
});

test('a total that does not fit leaves its window open, told and stored, until it fits', async () => {
  api.rows = reviews(4);
  api.total = 6;
  const first = await read();
  expect(first.incomplete).toMatchObject([{ told: 6, received: 4, problem: '来源说有 6 条,实际收到 4 条' }]);
  expect(await windows()).toMatchObject([
    { source: 'reviews-api', state: 'incomplete', told: 6, received: 4 },
  ]);
  api.total = undefined;
  api.rows = reviews(6);
  const second = await read();
  expect(second.incomplete).toEqual([]);
  expect(await items()).toBe(6);
  expect((await windows()).map(({ state }) => state)).not.toContain('incomplete');
});

const byCursor = {
  window: undefined,
  paging: { kind: 'cursor', param: 'cursor', next: 'data.next' },
  answer: { rows: 'data.list' },
};

test('by cursor the next reading goes on where the last one ended, and a cursor that repeats ends it', async () => {
  api.rows = reviews(5);
  expect(accepted(await read(byCursor))).toBe(5);
  const asked = api.asked.length;
  api.rows = [...reviews(5), ...reviews(2, Date.now(), 5)];
  expect(accepted(await read(byCursor))).toBe(2);
  expect(api.asked[asked]?.searchParams.get('cursor')).toBe('4');
  const circle: Fault = (_, response) => {
    response.end(JSON.stringify({ data: { list: reviews(1, Date.now(), 50), next: '4' } }));
    return true;
  };
  api.faults = Array.from({ length: 20 }, () => circle);
  const stuck = await read(byCursor);
  expect(stuck.incomplete).toMatchObject([{ problem: '来源一再给出同一页,读取已停止' }]);
  expect(api.faults.length).toBeGreaterThan(15);
  api.faults = [];
  expect((await read(byCursor)).incomplete).toEqual([]);
  expect((await windows()).map(({ state }) => state)).not.toContain('incomplete');
});

test('a page that holds something else than records sets it aside and keeps the rest', async () => {
  const [good] = reviews(1);
  api.faults = [
    (_, response) => {
      response.end(
        JSON.stringify({
          code: 0,
          data: { list: ['text', good, [1], { ...good, id: '2', score: '很好' }], total: 4 },
        }),
      );
      return true;
    },
  ];
  const reading = await read();
  expect(reading.imports).toMatchObject([{ read: 4, accepted: 1, quarantined: 3 }]);
  expect(reading.incomplete).toEqual([]);
});

test('the host is the one configured: no redirect, no private address unless allowed', async () => {
  api.faults = [status(302, { location: 'http://169.254.169.254/latest' })];
  expect((await read()).failure).toContain('不跟随跳转');
  expect(api.asked).toHaveLength(1);
  await expect(read({ allowPrivate: false })).rejects.toThrow('内网');
  const name = api.url.replace('127.0.0.1', 'localhost');
  const reading = await read({ allowPrivate: false, url: name });
  expect(reading.failure).toContain('内网');
  expect(api.asked).toHaveLength(1);
});

test('secrets come from the environment, go out with the request and stand in no message', async () => {
  const auth = { kind: 'header', name: 'authorization', prefix: 'Bearer ', secret: { env: 'API_TOKEN' } };
  await expect(read({ auth })).rejects.toThrow('API_TOKEN');
  api.rows = reviews(1);
  const signed = { auth, secretParams: { session: { env: 'API_SESSION' } } };
  const env = { API_TOKEN: 'tok-1234567890', API_SESSION: 'ses-0987654321' };
  expect(accepted(await read(signed, [], env))).toBe(1);
  expect(api.headers[0]?.authorization).toBe('Bearer tok-1234567890');
  expect(api.asked[0]?.searchParams.get('session')).toBe('ses-0987654321');
  api.faults = [status(401)];
  const told = JSON.stringify(await read(signed, [], env));
  expect(told).toContain('HTTP 401');
  expect(told).not.toMatch(/tok-1234567890|ses-0987654321/);
});
