import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runInline, silentLog } from '@voc/core';
import { createDeliverStage, settleInterrupted } from '@voc/report';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';

const database = withDatabase();
const now = new Date('2026-11-12T04:00:00Z');
const bodies: string[] = [];
let reply = { status: 200, body: '{"errcode":0}' };
let server: Server;
let port = 0;

const deps = () => ({ db: database.db, log: silentLog, now });
const stage = () =>
  createDeliverStage({
    webhook: { kind: 'wecom', url: `http://127.0.0.1:${port}/send?key=k` },
    allowedHosts: [`127.0.0.1:${port}`],
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
  reply = { status: 200, body: '{"errcode":0}' };
  await sql`truncate alerts, deliveries`.execute(database.db);
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
  expect(await states()).toEqual(['a sent 1']);
});

test('without a webhook nothing is due and nothing is written', async () => {
  await runInline([createDeliverStage({})], deps());
  expect(await states()).toEqual([]);
});

test('a passing failure is tried three times, a refusal once', async () => {
  reply = { status: 503, body: '' };
  await runInline([stage()], deps());
  expect(await states()).toEqual(['a failed 3']);
  await sql`truncate deliveries`.execute(database.db);
  reply = { status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook url"}' };
  await runInline([stage()], deps());
  expect(await states()).toEqual(['a failed 1']);
});

test('two workers with the same message send it once; what was cut off is in doubt and not repeated', async () => {
  const [message] = await stage().due(deps(), 10);
  await Promise.all([stage().run(message?.payload, deps()), stage().run(message?.payload, deps())]);
  expect(bodies).toHaveLength(1);
  await sql`update deliveries set state = 'sending'`.execute(database.db);
  await settleInterrupted(database.db);
  await runInline([stage()], deps());
  expect(bodies).toHaveLength(1);
  expect(await states()).toEqual(['a unknown 1']);
});
