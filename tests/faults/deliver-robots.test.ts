import type { LookupFunction } from 'node:net';
import { createPost, type Post, type Recipient } from '@voc/report';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeCertificate } from '../support/certificate.ts';
import {
  deliveryStates,
  emptyDeliveries,
  stillClock,
  storeReport,
  watchDelivery,
  weekReport,
} from '../support/circulation.ts';
import { withDatabase } from '../support/database.ts';
import { type FakeRobot, type Fault, type RobotRules, startRobot } from '../support/fake-robot.ts';

const database = withDatabase();
const clock = stillClock();
const robots: FakeRobot[] = [];

/** Short while a robot is going to hang, else long enough for a machine that is busy. */
const timeouts = { hang: 150, usual: 10_000 };

beforeAll(() => storeReport(database.db));
beforeEach(async () => {
  clock.reset();
  await emptyDeliveries(database.db);
});
afterEach(() => {
  for (const robot of robots.splice(0)) robot.close();
});

interface Case {
  kind?: RobotRules['kind'];
  faults?: Fault[];
  /** What the robot knows and what we know. */
  rules?: Partial<RobotRules>;
  secret?: string;
  url?: (robot: FakeRobot) => string;
  allowed?: (robot: FakeRobot) => string[];
  lookup?: LookupFunction;
}

interface End {
  state: string;
  attempts: number;
  error: string | null;
  calls: number;
  delivered: string[];
}

async function deliver({
  kind = 'dingtalk',
  faults = [],
  rules,
  secret,
  url,
  allowed,
  lookup,
}: Case): Promise<End> {
  const robot = await startRobot({ kind, clock: clock.now, ...rules });
  robots.push(robot);
  robot.faults.push(...faults);
  const address = url?.(robot) ?? robot.url;
  const recipient: Recipient = {
    name: '通晒群',
    channel: '群',
    reports: ['week'],
    scopes: ['company'],
    formats: [],
    way: { type: 'robot', webhook: { kind, url: address, ...(secret === undefined ? {} : { secret }) } },
    robot: { id: 'r', kind },
  };
  const allowedHosts = allowed?.(robot) ?? [robot.host];
  const hangs = (): boolean => robot.faults.some((fault) => 'end' in fault && fault.end === 'hang');
  const post: Post = (request) =>
    createPost(kind, { allowedHosts, lookup, timeoutMs: timeouts[hangs() ? 'hang' : 'usual'] })(request);
  const end = await watchDelivery(database.db, clock, { recipients: [recipient], post });
  return { ...end, calls: robot.calls, delivered: robot.delivered };
}

const isMarked = (body: string | undefined): boolean => body?.includes('可能重复') ?? false;
const marks = ({ delivered }: End): boolean[] => delivered.map(isMarked);

test.each<[string, Case]>([
  ['nothing goes wrong', {}],
  ['DingTalk with a signature', { rules: { secret: 'SECx' }, secret: 'SECx' }],
  ['WeCom', { kind: 'wecom' }],
  ['Feishu with a signature', { kind: 'feishu', rules: { secret: 'SECx' }, secret: 'SECx' }],
  ['a keyword that every message holds', { rules: { keyword: '客户之声' } }],
])('%s: sent once', async (_, one) => {
  const end = await deliver(one);
  expect(end).toMatchObject({ state: 'sent', attempts: 1, calls: 1, error: null });
  expect(marks(end)).toEqual([false]);
  expect(end.delivered[0]).toContain('①变化');
});

test.each<[string, Fault]>([
  ['HTTP 429 with a time to wait', { answer: { status: 429, headers: { 'retry-after': '90' } } }],
  ['HTTP 503', { answer: { status: 503 } }],
  ['too fast for DingTalk', { answer: { body: '{"errcode":130101,"errmsg":"send too fast"}' } }],
  ['too fast for WeCom', { answer: { body: '{"errcode":45009,"errmsg":"api freq out of limit"}' } }],
  ['too fast for Feishu', { answer: { body: '{"code":11232,"msg":"frequency limited"}' } }],
  ['the server is busy', { answer: { body: '{"errcode":-1,"errmsg":"system busy"}' } }],
])('%s, then well: waited for and sent once, not marked', async (_, fault) => {
  const end = await deliver({ faults: [fault] });
  expect(end).toMatchObject({ state: 'sent', attempts: 2, calls: 2 });
  expect(marks(end)).toEqual([false]);
});

test.each<[string, Fault, number]>([
  ['no answer after the message has arrived', { end: 'hang', take: true }, 2],
  ['no answer before the message has arrived', { end: 'hang' }, 1],
  ['the connection is reset after the message has arrived', { end: 'reset', take: true }, 2],
  ['the connection is reset before', { end: 'reset' }, 1],
  ['the answer is no JSON', { answer: { body: '<html>' }, take: true }, 2],
  ['the answer has no code', { answer: { body: '{}' }, take: true }, 2],
  ['HTTP 500', { answer: { status: 500 }, take: true }, 2],
  ['HTTP 502 of a gateway, and nothing has arrived', { answer: { status: 502 } }, 1],
])('%s: in doubt, so sent once more and marked', async (_, fault, arrived) => {
  const end = await deliver({ faults: [fault] });
  expect(end).toMatchObject({ state: 'sent', attempts: 2, calls: 2 });
  expect(marks(end)).toEqual([...Array.from({ length: arrived - 1 }, () => false), true]);
});

test('in doubt twice: unknown, and never sent a third time', async () => {
  const end = await deliver({
    faults: [
      { end: 'hang', take: true },
      { end: 'hang', take: true },
    ],
  });
  expect(end).toMatchObject({ state: 'unknown', attempts: 2, calls: 2, error: '超时,是否送达未知' });
  expect(marks(end)).toEqual([false, true]);
});

const late = (): Date => new Date(clock.now().getTime() + 2 * 3_600_000);

test.each<[string, Case, string]>([
  ['a keyword is missing', { rules: { keyword: '监控' } }, '关键词'],
  ['Feishu misses its keyword', { kind: 'feishu', rules: { keyword: '监控' } }, '飞书关键词未匹配'],
  ['the signature does not match', { rules: { secret: 'SECx' }, secret: 'SECy' }, '加签密钥'],
  ['the clock is two hours wrong', { rules: { secret: 'SECx', clock: late }, secret: 'SECx' }, '本机时间'],
  [
    "Feishu's clock is two hours away",
    { kind: 'feishu', rules: { secret: 'S', clock: late }, secret: 'S' },
    '本机时间',
  ],
  ['the key is wrong', { kind: 'wecom', faults: [{ answer: { body: '{"errcode":93000}' } }] }, '地址无效'],
  [
    "DingTalk's key is wrong",
    { faults: [{ answer: { body: '{"errcode":300001,"errmsg":"token is not exist"}' } }] },
    '机器人地址无效',
  ],
  [
    "Feishu's key is wrong",
    { kind: 'feishu', faults: [{ answer: { body: '{"code":19001,"msg":"param invalid"}' } }] },
    '机器人地址无效',
  ],
  [
    'Feishu takes no message from here',
    { kind: 'feishu', faults: [{ answer: { body: '{"code":19022,"msg":"Ip Not Allowed"}' } }] },
    '不接受本机的 IP',
  ],
  ['a word is blocked', { kind: 'wecom', rules: { keyword: '监控' } }, '40058'],
  ['HTTP 404', { faults: [{ answer: { status: 404 } }] }, 'HTTP 404'],
  [
    'a redirect',
    { faults: [{ answer: { status: 302, headers: { location: 'http://localhost:1/' } } }] },
    '不跟随跳转',
  ],
])('%s: failed with a remedy, not tried again', async (_, one, words) => {
  const end = await deliver(one);
  expect(end).toMatchObject({ state: 'failed', attempts: 1, calls: 1, delivered: [] });
  expect(end.error).toContain(words);
});

const inside: LookupFunction = (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]);

test.each<[string, Case, string]>([
  ['TLS is not trusted', { rules: { certificate: makeCertificate('localhost') } }, 'TLS 不被信任'],
  [
    'the certificate has run out',
    { rules: { certificate: makeCertificate('localhost', 2021) } },
    'TLS 不被信任',
  ],
  ['the host is not allowed', { allowed: () => [] }, '不允许的主机'],
  [
    'a private address behind the own name of the robot',
    { allowed: () => [], url: () => 'https://oapi.dingtalk.com/robot/send?access_token=t', lookup: inside },
    '内网地址',
  ],
])('%s: failed, and nothing was said to anybody', async (_, one, words) => {
  const end = await deliver(one);
  expect(end).toMatchObject({ state: 'failed', attempts: 1, calls: 0, delivered: [] });
  expect(end.error).toContain(words);
});

const unknownName: LookupFunction = (_name, _options, done) =>
  done(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), []);

test.each<[string, Case, string]>([
  ['the name is unknown to DNS', { lookup: unknownName }, 'ENOTFOUND'],
  ['nobody listens', { url: () => 'http://localhost:1/', allowed: () => ['localhost:1'] }, 'ECONNREFUSED'],
  [
    'HTTP 503 for hours',
    { faults: Array.from({ length: 9 }, () => ({ answer: { status: 503 } })) },
    'HTTP 503',
  ],
])('%s: tried five times within hours, then failed', async (_, one, words) => {
  const end = await deliver(one);
  expect(end).toMatchObject({ state: 'failed', attempts: 5, delivered: [] });
  expect(end.error).toContain(words);
});

test('a message too large is cut between characters, says so and is sent', async () => {
  const { db } = database;
  const report = weekReport();
  report.summary.sentences = ['①变化:'.padEnd(20_000, '暖'), '<@all>[点我](http://evil)'];
  await storeReport(db, { revision: 2, content: JSON.stringify(report) });
  const end = await deliver({ kind: 'wecom' });
  expect(end).toMatchObject({ state: 'sent', attempts: 1 });
  expect(Buffer.byteLength(end.delivered[0] ?? '')).toBeLessThan(4096 + 200);
  expect(end.delivered[0]).toContain('内容过长');
  expect(await deliveryStates(db)).toEqual(['week/2026-W46@2 通晒群 sent 1']);
});
