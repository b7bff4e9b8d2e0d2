import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';

/** What the robot does with one call instead of what it usually does; `take` counts the message as delivered first. */
export type Fault =
  | { answer: { status?: number; body?: string; headers?: Record<string, string> }; take?: boolean }
  | { end: 'hang' | 'reset'; take?: boolean };

export interface RobotRules {
  kind: 'dingtalk' | 'wecom' | 'feishu';
  secret?: string;
  /** A message must hold it. */
  keyword?: string;
  clock: () => Date;
  certificate?: Certificate;
}

export interface FakeRobot {
  host: string;
  url: string;
  /** Bodies of the messages that have reached the group. */
  delivered: string[];
  /** Calls of any outcome. */
  calls: number;
  /** Used up one a call, the first first. */
  faults: Fault[];
  close(): void;
}

const hourMs = 3_600_000;
const mostBytes = { dingtalk: 20_000, wecom: 4096, feishu: 20_480 };
const mostPerMinute = { dingtalk: 20, wecom: 20, feishu: 100 };
const tooFast = {
  dingtalk: { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' },
  wecom: { errcode: 45009, errmsg: 'api freq out of limit' },
  feishu: { code: 11232, msg: 'frequency limited' },
};

function signedRightly({ kind, secret, clock }: RobotRules, path: string, body: string): boolean {
  if (secret === undefined || kind === 'wecom') return true;
  const query = new URL(path, 'http://robot').searchParams;
  const message: { timestamp?: string; sign?: string } = kind === 'feishu' ? JSON.parse(body) : {};
  const time = kind === 'feishu' ? message.timestamp : query.get('timestamp');
  const given = kind === 'feishu' ? message.sign : query.get('sign');
  const text = `${time}\n${secret}`;
  const hmac = kind === 'feishu' ? createHmac('sha256', text) : createHmac('sha256', secret).update(text);
  const off = Math.abs(Number(time) * (kind === 'feishu' ? 1000 : 1) - clock().getTime());
  return hmac.digest('base64') === given && off <= hourMs;
}

const refusals = {
  dingtalk: {
    sign: { errcode: 310000, errmsg: 'sign not match' },
    keyword: { errcode: 310000, errmsg: 'keywords not in content' },
    size: { errcode: 400105, errmsg: 'content too long' },
  },
  wecom: {
    sign: {},
    keyword: { errcode: 40058, errmsg: 'blocked' },
    size: { errcode: 40058, errmsg: 'markdown.content exceed max length 4096' },
  },
  feishu: {
    sign: { code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' },
    keyword: { code: 19024, msg: 'Key Words Not Found' },
    size: { code: 9499, msg: 'Bad Request' },
  },
};

/** A group robot on this machine that behaves as the three platforms do: HTTP 200 with a code, limits, signatures. */
export async function startRobot(rules: RobotRules): Promise<FakeRobot> {
  const { kind, keyword, clock, certificate } = rules;
  const times: number[] = [];
  const usual = (path: string, body: string): object => {
    const now = clock().getTime();
    times.push(now);
    if (times.filter((one) => one > now - 60_000).length > mostPerMinute[kind]) return tooFast[kind];
    if (!signedRightly(rules, path, body)) return refusals[kind].sign;
    if (Buffer.byteLength(body) > mostBytes[kind] + 200) return refusals[kind].size;
    if (keyword !== undefined && !body.includes(keyword)) return refusals[kind].keyword;
    robot.delivered.push(body);
    return kind === 'feishu' ? { code: 0, msg: 'success' } : { errcode: 0, errmsg: 'ok' };
  };
  const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    robot.calls++;
    const fault = robot.faults.shift();
    if (!fault) {
      response.end(JSON.stringify(usual(request.url ?? '', body)));
      return;
    }
    if (fault.take) robot.delivered.push(body);
    if ('answer' in fault)
      response.writeHead(fault.answer.status ?? 200, fault.answer.headers).end(fault.answer.body ?? '');
    else if (fault.end === 'reset') request.socket.resetAndDestroy();
  };
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, response, Buffer.concat(chunks).toString()));
  };
  const server = certificate ? createTlsServer(certificate, handle) : createServer(handle);
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const robot: FakeRobot = {
    host,
    url: `${certificate ? 'https' : 'http'}://${host}/robot/send?access_token=t`,
    delivered: [],
    calls: 0,
    faults: [],
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return robot;
}
