import { isRetriable } from '@voc/core';
import type { Webhook, WebhookRequest } from './request.ts';

/** What became of one message; `unknown` when it may or may not have arrived, so it is not sent again. */
export type Outcome =
  | { state: 'sent' }
  | { state: 'failed'; error: string; again: boolean }
  | { state: 'unknown'; error: string };

export type Post = (request: WebhookRequest) => Promise<Outcome>;

const timeoutMs = 10_000;
const hosts: Record<Webhook['kind'], readonly string[]> = {
  dingtalk: ['oapi.dingtalk.com'],
  wecom: ['qyapi.weixin.qq.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
};

/** Reply codes that say "too fast": DingTalk, WeCom, Feishu. */
const tooFast = new Set([130101, 45009, 11232]);

/** Why this address may not be called; null when it may. Only the robots' own hosts, or hosts named on purpose. */
export function refusal(kind: Webhook['kind'], address: string, allowed: readonly string[]): string | null {
  const { hostname, host, protocol } = new URL(address);
  if (allowed.includes(host)) return null;
  if (!hosts[kind].includes(hostname)) return `不允许的主机 ${hostname}`;
  return protocol === 'https:' ? null : '只允许 https';
}

/** All three answer HTTP 200 with a code in the body; anything but 0 is a failure. */
export function readReply(status: number, body: string): Outcome {
  if (status >= 300 && status < 400)
    return { state: 'failed', error: `HTTP ${status}:不跟随跳转`, again: false };
  if (status !== 200)
    return { state: 'failed', error: `HTTP ${status}`, again: status === 429 || status >= 500 };
  let reply: unknown;
  try {
    reply = JSON.parse(body);
  } catch {
    return { state: 'unknown', error: '回复不是 JSON' };
  }
  const fields: Record<string, unknown> = typeof reply === 'object' && reply !== null ? { ...reply } : {};
  const code = Number(fields.errcode ?? fields.code ?? fields.StatusCode ?? Number.NaN);
  if (code === 0) return { state: 'sent' };
  if (Number.isNaN(code)) return { state: 'unknown', error: '回复里没有结果码' };
  const words = String(fields.errmsg ?? fields.msg ?? '').slice(0, 200);
  return { state: 'failed', error: `${code} ${words}`.trim(), again: tooFast.has(code) };
}

/** Posts with a time limit, following no redirect. A connection that never stood is worth another try. */
export function createPost(kind: Webhook['kind'], allowed: readonly string[] = []): Post {
  return async ({ url, body }) => {
    const refused = refusal(kind, url, allowed);
    if (refused) return { state: 'failed', error: refused, again: false };
    try {
      const reply = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return readReply(reply.status, await reply.text());
    } catch (error) {
      // The address holds the robot's key, so only the kind of the error is kept.
      const cause = error instanceof Error ? error.cause : undefined;
      const refusedThere = cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
      if (refusedThere && isRetriable(cause)) return { state: 'failed', error: '连接被拒绝', again: true };
      return { state: 'unknown', error: error instanceof Error ? error.name : 'Error' };
    }
  };
}
