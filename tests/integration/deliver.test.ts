import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runInline, silentLog } from '@voc/core';
import { createDeliverStage } from '@voc/report';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';

const database = withDatabase();
const noon = new Date('2026-11-12T04:00:00Z');
let now = noon;
const bodies: string[] = [];
let reply = { status: 200, body: '{"errcode":0}' };
let server: Server;
let port = 0;

const deps = () => ({ db: database.db, log: silentLog, now });
const stage = () =>
  createDeliverStage({
    webhook: { kind: 'wecom', url: `http://127.0.0.1:${port}/send?key=k` },
    allowedHosts: [`127.0.0.1:${port}`],
    clock: () => now,
  });
const states = async (): Promise<string[]> => {
  const rows = await database.db
    .selectFrom('deliveries')
    .select(['target_key', 'state', 'attempts'])
    .execute();
  return rows.map(({ target_key, state, attempts }) => `${target_key} ${state} ${attempts}`).sort();
};

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(reply.status).end(reply.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
});

beforeEach(async () => {
  bodies.length = 0;
  now = noon;
  reply = { status: 200, body: '{"errcode":0}' };
  await sql`truncate alerts, deliveries, robots`.execute(database.db);
  await sql`insert into alerts (dedup_key, kind, category, raised_on, last_on, tier, numbers, evidence, card, state) values
    ('a', 'mismatch', 'mismatch!', '2026-11-12', '2026-11-12', '二级', '{}', '{}', '【描述不符预警】A2031', 'open'),
    ('old', 'mismatch', 'mismatch!', '2026-10-01', '2026-10-01', '二级', '{}', '{}', '【描述不符预警】旧', 'open'),
    ('gone', 'mismatch', 'mismatch!', '2026-11-12', '2026-11-12', '二级', '{}', '{}', '【描述不符预警】撤回', 'withdrawn')`.execute(
    database.db,
  );
});

test('a fresh open alert is told once, however often the stage runs', async () => {
  await runInline([stage()], deps());
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toContain('A2031');
  expect(await states()).toEqual(['a@二级 sent 1']);
});

test('without a webhook nothing is due and nothing is written', async () => {
  await runInline([createDeliverStage({})], deps());
  expect(await states()).toEqual([]);
});

const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};

test('a passing failure is tried five times, each later than the one before, a refusal once', async () => {
  reply = { status: 503, body: '' };
  await runInline([stage()], deps());
  await runInline([stage()], deps());
  expect(await states()).toEqual(['a@二级 pending 1']);
  for (const minutes of [1, 5, 15, 60, 600]) {
    later(minutes);
    await runInline([stage()], deps());
  }
  expect(await states()).toEqual(['a@二级 failed 5']);
  expect(bodies).toHaveLength(5);
  now = noon;
  await sql`truncate deliveries, robots`.execute(database.db);
  reply = { status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' };
  await runInline([stage()], deps());
  later(60);
  await runInline([stage()], deps());
  expect(await states()).toEqual(['a@二级 failed 1']);
});

test('two workers with the same message send it once', async () => {
  const [message] = await stage().due(deps(), 10);
  await Promise.all([stage().run(message?.payload, deps()), stage().run(message?.payload, deps())]);
  expect(bodies).toHaveLength(1);
  expect(await states()).toEqual(['a@二级 sent 1']);
});

test('what was cut off, or may have arrived, is sent once more and says so', async () => {
  await runInline([stage()], deps());
  await sql`update deliveries set state = 'sending'`.execute(database.db);
  later(2);
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(1);
  later(2);
  reply = { status: 200, body: 'no json' };
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(2);
  expect(bodies[0]).not.toContain('可能重复');
  expect(bodies[1]).toContain('可能重复');
  later(600);
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(2);
  expect(await states()).toEqual(['a@二级 unknown 2']);
});

test('a robot is sent no more than it takes in a minute, and rests when it was told to be too fast', async () => {
  await sql`insert into alerts (dedup_key, kind, product_id, category, raised_on, last_on, tier, numbers, evidence, card)
    select 'p' || n, 'quality', 'P' || n, 'quality', '2026-11-12', '2026-11-12', '三级', '{}', '{}', '【质量问题预警】' || n
    from generate_series(1, 40) n`.execute(database.db);
  for (const _ of Array.from({ length: 9 })) await runInline([stage()], deps());
  expect(bodies).toHaveLength(18);
  later(1);
  reply = { status: 200, body: '{"errcode":45009,"errmsg":"api freq out of limit"}' };
  await runInline([stage()], deps());
  const told = bodies.length;
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(told);
});

test('an alert is told again when its tier rises, also one that somebody works on, and never when it falls', async () => {
  const { db } = database;
  await runInline([stage()], deps());
  await sql`update alerts set state = 'acknowledged', tier = '三级' where dedup_key = 'a'`.execute(db);
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(1);
  await sql`update alerts set tier = '一级' where dedup_key = 'a'`.execute(db);
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(1);
  now = new Date('2026-11-13T04:00:00Z');
  await runInline([stage()], deps());
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(2);
  expect(await states()).toEqual(['a@一级 sent 1', 'a@二级 sent 1']);
});

test('what was resolved is told again only where it gets worse', async () => {
  const { db } = database;
  await runInline([stage()], deps());
  await sql`update alerts set state = 'resolved' where dedup_key = 'a'`.execute(db);
  now = new Date('2026-11-13T04:00:00Z');
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(1);
  await sql`update alerts set tier = '一级' where dedup_key = 'a'`.execute(db);
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(2);
});

test('a second alert of a product waits for the digest at 18:07, which is sent once', async () => {
  const { db } = database;
  await sql`insert into alerts (dedup_key, kind, product_id, category, raised_on, last_on, tier, numbers, evidence, card)
    select 'b' || n, 'quality', 'A1', 'quality', '2026-11-12', '2026-11-12', '三级', '{}', '{}', '【质量问题预警】' || n
    from generate_series(1, 2) n`.execute(db);
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(2);
  now = new Date('2026-11-12T10:07:00Z');
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(3);
  expect(bodies[2]).toContain('预警汇总 1 条');
  await sql`insert into alerts (dedup_key, kind, product_id, category, raised_on, last_on, tier, numbers, evidence, card)
    values ('c', 'safety', 'A1', 'safety', '2026-11-12', '2026-11-12', '三级', '{}', '{}', '【安全问题预警】')`.execute(
    db,
  );
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(3);
});

test('what is muted is not told, nor are later alerts of its kind and product, until the day has come', async () => {
  const { db } = database;
  await sql`update alerts set muted_until = '2026-11-14' where dedup_key = 'old'`.execute(db);
  await runInline([stage()], deps());
  expect(bodies).toEqual([]);
  now = new Date('2026-11-14T04:00:00Z');
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(1);
});
