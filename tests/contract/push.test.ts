import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { maskTokenOf } from '@voc/core/config';
import { openDatabase } from '@voc/core/db';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { isFull, testSecretKey } from '../support/voc.ts';
import { beVeryPatient } from './support/patience.ts';
import {
  bodyOf,
  type PushAnswer,
  type PushServer,
  push,
  signedHeaders,
  startPushServer,
} from './support/push-server.ts';
import { type ReviewRecord, reviews } from './support/reviews.ts';

beVeryPatient();

let database: TestDatabase;
const running: PushServer[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  for (const server of running.splice(0)) {
    server.child.kill('SIGKILL');
    await server.ended;
  }
  await database.drop();
});

async function serve(env: Record<string, string> = {}): Promise<PushServer> {
  const server = await startPushServer(database.url, env);
  running.push(server);
  return server;
}

const stored = async (): Promise<(string | null)[]> => {
  const rows = await database.db.selectFrom('items').select('external_id').orderBy('external_id').execute();
  return rows.map(({ external_id }) => external_id);
};

const idsOf = (rows: readonly ReviewRecord[]): string[] => rows.map(({ id }) => id).sort();

test('what is pushed is stored when the answer comes, and counted as duplicate the next time', async () => {
  const { url } = await serve();
  const rows = reviews(3);
  // Numbers of 19 digits, as platforms write them.
  const body = bodyOf(rows).replaceAll(/"id":"(\d+)"/g, '"id":$1');
  const first = await push(url, body);
  expect(first).toMatchObject({ status: 200, body: { read: 3, accepted: 3, duplicate: 0, quarantined: 0 } });
  expect(await stored()).toEqual(idsOf(rows));
  const second = await push(url, bodyOf([...rows, ...reviews(1, Date.now(), 3)]));
  expect(second).toMatchObject({ status: 200, body: { read: 4, accepted: 1, duplicate: 3 } });
});

test('unsigned, late, early, forged and replayed pushes store nothing', async () => {
  const { url } = await serve({ VOC_PUSH_SECRET_OLD: 'the-secret-before-it' });
  const body = bodyOf(reviews(1));
  const at = (off: number): string => String(Math.floor(Date.now() / 1000) + off);
  const unsigned = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  expect(unsigned.status).toBe(401);
  expect(await push(url, body, { timestamp: at(-360) })).toMatchObject({
    status: 401,
    body: { error: 'stale' },
  });
  expect(await push(url, body, { timestamp: at(360) })).toMatchObject({
    status: 401,
    body: { error: 'stale' },
  });
  expect(await push(url, body, { secret: 'some-other-secret' })).toMatchObject({
    status: 401,
    body: { error: 'forged' },
  });
  expect(await push(url, body, { signedBody: bodyOf([]) })).toMatchObject({
    status: 401,
    body: { error: 'forged' },
  });
  expect(await stored()).toEqual([]);
  const nonce = 'used-once-and-no-more';
  expect((await push(url, body, { nonce, secret: 'the-secret-before-it' })).status).toBe(200);
  expect(await push(url, body, { nonce })).toMatchObject({ status: 409, body: { error: 'replayed' } });
  const raced = await Promise.all(
    [1, 2, 3].map((n) => push(url, bodyOf(reviews(1, Date.now(), n)), { nonce: 'raced-by-three-at-once' })),
  );
  expect(raced.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await stored()).toHaveLength(2);
});

test("of pushed words the company's own number stays readable, a customer's is masked", async () => {
  const { url } = await serve({ VOC_OWN_NUMBERS: '021-58881234' });
  const rows = reviews(1).map((row) => ({ ...row, content: '打021-58881234没人接 请打13800138000' }));
  expect(await push(url, bodyOf(rows))).toMatchObject({ status: 200, body: { accepted: 1 } });
  expect(await database.db.selectFrom('items').select('text').execute()).toEqual([
    { text: `打021-58881234没人接 请打${maskTokenOf(testSecretKey, 'phone', '13800138000')}` },
  ]);
});

test('bad bodies get their answer, and what is good beside a bad item is stored', async () => {
  const { url } = await serve();
  const [good] = reviews(1);
  if (!good) throw new Error('a review is there');
  const deep = `{"mapping":"jd-api-reviews","items":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`;
  const expected: [string, number][] = [
    [deep, 400],
    ['{"mapping":"jd-api-reviews","mapping":"x","items":[1]}', 400],
    ['{"mapping":"jd-api-reviews","items":[{"id":NaN}]}', 400],
    ['{"mapping":"jd-api-reviews","items":[1],"__proto__":{"isAdmin":true}}', 400],
    ['', 400],
    [JSON.stringify({ mapping: 'nobody', items: [good] }), 422],
    [bodyOf([{ id: '1', title: 'another shape' }]), 422],
    [bodyOf([{ ...good, content: 'x'.repeat(1_100_000) }]), 413],
  ];
  for (const [body, status] of expected)
    expect((await push(url, body)).status, body.slice(0, 60)).toBe(status);
  expect(await stored()).toEqual([]);
  const mixed = `{"mapping":"jd-api-reviews","items":[${JSON.stringify(good)},"text",{"id":"2","content":"不错","creationTime":"2026-11-12 08:00:00","referenceId":"1","score":1e999},{"__proto__":{"isAdmin":true},"id":"3","content":"袖口\\u0000开线","creationTime":"2026-11-12 08:00:00","referenceId":"1","score":1}]}`;
  const answer = await push(url, mixed);
  expect(answer).toMatchObject({
    status: 200,
    body: { read: 4, accepted: 2, quarantined: 2, reasons: { broken_json: 2 } },
  });
  expect(await stored()).toEqual(['3', good.id]);
});

test('while the database is away a push is told to come again, and then it is stored', async () => {
  const { url } = await serve();
  const body = bodyOf(reviews(2));
  expect((await push(url, body)).status).toBe(200);
  const name = new URL(database.url).pathname.slice(1);
  const admin = openDatabase(process.env.VOC_TEST_ADMIN_URL ?? '');
  try {
    await sql.raw(`alter database "${name}" with allow_connections false`).execute(admin.db);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`.execute(
      admin.db,
    );
    await expect
      .poll(async () => (await push(url, bodyOf(reviews(1, Date.now(), 9)))).status, { timeout: 20_000 })
      .toBe(503);
    const away = await push(url, bodyOf(reviews(1, Date.now(), 9)));
    expect(Number(away.retryAfter)).toBeGreaterThan(0);
    await sql.raw(`alter database "${name}" with allow_connections true`).execute(admin.db);
    await expect
      .poll(async () => (await push(url, bodyOf(reviews(1, Date.now(), 9)))).status, { timeout: 20_000 })
      .toBe(200);
  } finally {
    await sql.raw(`alter database "${name}" with allow_connections true`).execute(admin.db);
    await admin.db.destroy();
  }
});

const memoryOf = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

test('a flood is sent away with Retry-After, memory stays bounded, and nothing that was accepted is lost', async () => {
  const { url, child } = await serve();
  const padding = '很好'.repeat(20_000);
  const bodies = Array.from({ length: 40 }, (_, n) =>
    bodyOf(reviews(2, Date.now(), n * 2).map((row) => ({ ...row, padding }))),
  );
  await push(url, bodyOf(reviews(1, Date.now(), 900)));
  const before = memoryOf(child.pid);
  const accepted = new Set<number>();
  const statuses = new Map<number, number>();
  let most = before;
  const send = async (n: number): Promise<void> => {
    const answer = await push(url, bodies[n % bodies.length] ?? '').catch(
      (): PushAnswer => ({ status: 0, retryAfter: null, body: {} }),
    );
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    if (answer.status === 200) accepted.add(n % bodies.length);
    if (answer.status === 429) expect(answer.retryAfter).toBe('1');
    most = Math.max(most, memoryOf(child.pid));
  };
  for (let wave = 0; wave < (isFull ? 4 : 2); wave++)
    await Promise.all(Array.from({ length: 200 }, (_, n) => send(n)));
  expect([...statuses.keys()].sort().filter((status) => status !== 0)).toEqual([200, 429]);
  expect(statuses.get(429) ?? 0).toBeGreaterThan(100);
  const ids = await stored();
  for (const n of accepted) expect(ids).toEqual(expect.arrayContaining(idsOf(reviews(2, Date.now(), n * 2))));
  expect(most - before).toBeLessThan(150);
});

const points = ['in-commit', 'after-commit'];
const morePoints = ['before-read', 'before-commit', 'between-pages'];

test.each(isFull ? [...points, ...morePoints] : points)(
  'killed with -9 at %s, a sender that repeats what was not answered loses and doubles nothing',
  async (point) => {
    const rows = reviews(4);
    const pages = [rows.slice(0, 2), rows.slice(2)];
    const first = await serve({ VOC_FAULT_POINT: `${point}:2` });
    const open: string[] = [];
    for (const page of pages) {
      const body = bodyOf(page);
      const answered = await push(first.url, body).then(
        ({ status }) => status === 200,
        () => false,
      );
      if (!answered) open.push(body);
    }
    expect((await first.ended).signal).toBe('SIGKILL');
    const second = await serve();
    for (const body of open) expect((await push(second.url, body)).status).toBe(200);
    expect(await stored()).toEqual(idsOf(rows));
    expect((await push(second.url, bodyOf(rows))).body).toMatchObject({ accepted: 0, duplicate: 4 });
  },
);

// The server takes its time to give a sender up.
if (isFull) {
  test('a push without an end is cut off and takes no place', async () => {
    const { url } = await serve();
    const body = bodyOf(reviews(1));
    const { hostname, port } = new URL(url);
    const slow = Array.from({ length: 16 }, () => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {});
      socket.resume();
      const headers = Object.entries({ ...signedHeaders(body), 'content-length': '500000' });
      socket.write(
        `POST /api/items HTTP/1.1\r\nhost: ${hostname}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n{`,
      );
      return socket;
    });
    await expect.poll(async () => (await push(url, body)).status, { timeout: 10_000 }).toBe(429);
    for (const socket of slow.slice(0, 8)) socket.destroy();
    await expect.poll(async () => (await push(url, body)).status, { timeout: 10_000 }).toBe(200);
    // The others are cut off by the server itself.
    await expect
      .poll(() => slow.every(({ destroyed, readableEnded }) => destroyed || readableEnded), {
        timeout: 60_000,
      })
      .toBe(true);
  });
}
