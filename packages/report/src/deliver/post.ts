import { lookup as systemLookup } from 'node:dns';
import { createRequire } from 'node:module';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress, literalAddress } from '@voc/core';
import type * as Undici from 'undici';
import { delayed, doubtful, type Outcome, refused } from './outcome.ts';
import { readReply, readTicketReply } from './read-reply.ts';
import type { Webhook, WebhookRequest } from './request.ts';

export type Post = (request: WebhookRequest) => Promise<Outcome>;

export interface PostOptions {
  /** Hosts that may be called beside the robots' own, `host:port`; these may be inside and speak plain HTTP. */
  allowedHosts?: readonly string[] | undefined;
  /** Until a connection stands, and until the whole answer is there. */
  timeoutMs?: number | undefined;
  lookup?: LookupFunction | undefined;
}

const usualTimeoutMs = 10_000;
const longestReply = 65_536;
/** Whom a message goes to: a robot, or a ticket system, which has no host of its own and must be named. */
type PostKind = Webhook['kind'] | 'ticket';

const hosts: Record<PostKind, readonly string[]> = {
  dingtalk: ['oapi.dingtalk.com'],
  wecom: ['qyapi.weixin.qq.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
  ticket: [],
};

/** Why this address may not be called; null when it may. Only the robots' own hosts, or hosts named on purpose. */
export function refusal(kind: PostKind, address: string, allowed: readonly string[]): string | null {
  if (!URL.canParse(address)) return '地址不是网址';
  const { hostname, host, protocol } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return '只允许 https';
  if (allowed.includes(host)) return null;
  if (literalAddress(hostname) !== undefined || !hosts[kind].includes(hostname))
    return `不允许的主机 ${hostname}`;
  return protocol === 'https:' ? null : '只允许 https';
}

class PrivateAddressError extends Error {}

/** Judges a name by the address that is really connected to, so that it cannot change in between. */
function publicOnly(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 4);
      const addresses = typeof found === 'string' ? [{ address: found, family: 4 }] : found;
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => isPrivateAddress(address)))
        return callback(new PrivateAddressError(hostname), '', 4);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

/** No byte of the message has been sent when these happen. */
const neverStood = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const isUntrusted = (code: string): boolean =>
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)|^EPROTO$/.test(code);

/** What a failed call means. The address holds the robot's key, so only the kind of the error is kept. */
export function outcomeOfError(error: unknown): Outcome {
  if (error instanceof PrivateAddressError) return refused(`主机 ${error.message} 指向内网地址,不允许`);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const name = error instanceof Error ? error.name : 'Error';
  if (isUntrusted(code)) return refused(`TLS 不被信任(${code})`);
  if (neverStood.has(code)) return delayed(`连接不上(${code})`);
  if (error instanceof Error && /before secure TLS connection/.test(error.message))
    return delayed('连接在 TLS 握手时断开');
  return name === 'TimeoutError' || code.includes('TIMEOUT')
    ? doubtful('超时,是否送达未知')
    : doubtful(`连接中断(${code || name}),是否送达未知`);
}

/** Posts with time limits, following no redirect. RFC 9110: a redirect is an answer like any other and is refused. */
export function createPost(kind: PostKind, options: PostOptions = {}): Post {
  const { allowedHosts = [], timeoutMs = usualTimeoutMs, lookup = systemLookup as LookupFunction } = options;
  return async ({ url, body, headers }) => {
    const reason = refusal(kind, url, allowedHosts);
    if (reason) return refused(reason);
    const isOwn = allowedHosts.includes(new URL(url).host);
    // Here and not with the module, so that commands that send nothing need not wait for it.
    const { Agent, request } = createRequire(import.meta.url)('undici') as typeof Undici;
    const connect = { timeout: timeoutMs, lookup: isOwn ? lookup : publicOnly(lookup) };
    const dispatcher = new Agent({ connect, maxResponseSize: longestReply });
    try {
      const reply = await request(url, {
        dispatcher,
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
        body,
        signal: AbortSignal.timeout(2 * timeoutMs),
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      });
      const after = reply.headers['retry-after'];
      return (kind === 'ticket' ? readTicketReply : readReply)({
        status: reply.statusCode,
        body: await reply.body.text(),
        retryAfter: typeof after === 'string' ? after : undefined,
      });
    } catch (error) {
      return outcomeOfError(error);
    } finally {
      await dispatcher.destroy();
    }
  };
}
