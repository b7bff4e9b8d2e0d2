import { lookup } from 'node:dns';
import { createRequire } from 'node:module';
import type { LookupFunction } from 'node:net';
import { FatalError, isPrivateAddress, literalAddress } from '@voc/core';
import type * as Undici from 'undici';
import type { RestRequest } from './build-request.ts';
import type { RestConfig } from './config.ts';

/** An answer, or what went wrong on the way to it. */
export type Answer =
  | { state: 'answered'; status: number; retryAfter: string | null; text: string }
  | { state: 'failed'; problem: string };

export interface Sender {
  send(request: RestRequest): Promise<Answer>;
  close(): Promise<void>;
}

const refusedHost = (host: string): FatalError =>
  new FatalError(
    `来源地址 ${host} 在内网,不允许访问;若是公司自己的接口,请在来源配置里写 "allowPrivate": true`,
  );

/** Names are judged by the address that is really connected to, so that a name cannot change in between. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 4);
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isPrivateAddress(address)))
      return callback(refusedHost(hostname), '', 4);
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};

async function readText(body: Undici.Dispatcher.ResponseData['body'], most: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > most) throw new FatalError(`来源的回答超过 ${most} 字节,请调小每页条数`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const problemOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const name = error instanceof Error ? error.name : 'Error';
  return name === 'TimeoutError' || code.includes('TIMEOUT') ? '超时' : `连接失败(${code || name})`;
};

/** Sends requests to the host configured, follows no redirect and reaches no private address unless allowed. */
export function createSender({ url, allowPrivate, limits }: RestConfig): Sender {
  const { hostname } = new URL(url);
  const literal = literalAddress(hostname);
  if (!allowPrivate && literal !== undefined && isPrivateAddress(literal)) throw refusedHost(hostname);
  // Here and not with the module, so that the commands that read files need not wait for it.
  const { Agent, request } = createRequire(import.meta.url)('undici') as typeof Undici;
  const agent = new Agent({ connections: 1, connect: allowPrivate ? {} : { lookup: publicLookup } });
  return {
    async send({ method, url: target, headers, body }) {
      try {
        const signal = AbortSignal.timeout(limits.timeoutSeconds * 1000);
        const answer = await request(target, { dispatcher: agent, method, headers, body, signal });
        const text = await readText(answer.body, limits.maxAnswerBytes);
        const after = answer.headers['retry-after'];
        return {
          state: 'answered',
          status: answer.statusCode,
          retryAfter: typeof after === 'string' ? after : null,
          text,
        };
      } catch (error) {
        if (error instanceof FatalError) throw error;
        return { state: 'failed', problem: problemOf(error) };
      }
    },
    close: () => agent.close(),
  };
}
