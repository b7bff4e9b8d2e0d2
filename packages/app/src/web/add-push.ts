import { isRetriable, RejectedFileError, UsageError } from '@voc/core';
import type { Log } from '@voc/core/log';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createGate, type Gate } from './gate.ts';
import { parsePush } from './parse-push.ts';
import { isBacklogged, isUsed, ReplayedPushError } from './push-store.ts';
import { type PushDeps, storePush } from './store-push.ts';
import { isSigned, type PushHeaders, type Refusal, readPushHeaders } from './verify-signature.ts';

export interface PushOptions extends PushDeps {
  secrets: readonly string[];
  log: Log;
  /** Requests that may be inside, bodies included; more are sent away. */
  places?: number;
  /** Items that may wait for their classification; with more nothing is taken. */
  mostWaiting?: number;
}

const bodyLimit = 1_048_576;
const importsAtOnce = 2;

const refusals: Record<Refusal, string> = {
  unsigned: '缺少签名:需要 X-Voc-Timestamp、X-Voc-Nonce 和 X-Voc-Signature',
  stale: '时间戳与本机时间相差超过 5 分钟',
  forged: '签名不符',
};

const sendAway = (reply: FastifyReply, status: 429 | 503, seconds: number, message: string): FastifyReply =>
  reply
    .code(status)
    .header('retry-after', String(seconds))
    .header('connection', 'close')
    .send({ error: status === 429 ? 'busy' : 'unavailable', message });

const refuse = (reply: FastifyReply, status: number, error: string, message: string): FastifyReply =>
  reply.code(status).send({ error, message });

/** The database is away, or refuses connections for now. */
const isAway = (error: unknown): boolean =>
  isRetriable(error) || (error instanceof Error && 'code' in error && error.code === '55000');

function explain(error: unknown, reply: FastifyReply, log: Log): FastifyReply {
  if (error instanceof ReplayedPushError)
    return refuse(reply, 409, 'replayed', '这个 nonce 已用过,请换新的 nonce 重新签名');
  if (error instanceof RejectedFileError || error instanceof UsageError)
    return refuse(reply, 422, 'refused', error.message);
  if (isAway(error)) {
    log.warn({ error: String(error) }, 'a push could not be stored');
    return sendAway(reply, 503, 10, '数据库暂时不可用,未入库,请稍后重发');
  }
  log.error({ error: String(error) }, 'a push failed');
  return refuse(reply, 500, 'failed', '未入库,请稍后重发');
}

async function take(
  request: FastifyRequest,
  reply: FastifyReply,
  options: PushOptions,
  gate: Gate,
): Promise<FastifyReply> {
  const { pool, secrets, now, at, log, mostWaiting = 200_000 } = options;
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const headers = readPushHeaders(request.headers, now());
  if (typeof headers === 'string') return refuse(reply, 401, headers, refusals[headers]);
  if (!isSigned(headers, body, secrets)) return refuse(reply, 401, 'forged', refusals.forged);
  const parsed = parsePush(body);
  if ('problem' in parsed) return refuse(reply, 400, 'bad_body', parsed.problem);
  try {
    if (await isUsed(pool, headers.nonce)) throw new ReplayedPushError('used before');
    if (await isBacklogged(pool, mostWaiting))
      return sendAway(reply, 503, 60, '待分类的内容过多,未入库,请稍后重发');
    const stored = await gate.run(() => storePush(parsed.body, headers, options));
    void reply.code(200).send(stored);
    at('between-pages');
    return reply;
  } catch (error) {
    return explain(error, reply, log);
  }
}

/** What can be judged before the body is read: whether there is room, and whether the headers may hold. */
function admit(request: FastifyRequest, reply: FastifyReply, gate: Gate, now: Date): PushHeaders | undefined {
  const headers = readPushHeaders(request.headers, now);
  if (typeof headers === 'string') {
    void refuse(reply.header('connection', 'close'), 401, headers, refusals[headers]);
    return undefined;
  }
  const leave = gate.enter();
  if (!leave) {
    void sendAway(reply, 429, 1, '同时推送过多,未入库,请稍后重发');
    return undefined;
  }
  reply.raw.once('close', leave);
  return headers;
}

/** Adds `POST /api/items`: signed items, answered only after their commit. */
export function addPush(server: FastifyInstance, options: PushOptions): void {
  const gate = createGate({ places: options.places ?? 16, atOnce: importsAtOnce });
  server.route({
    method: 'POST',
    url: '/api/items',
    bodyLimit,
    onRequest: async (request, reply) => {
      if (!admit(request, reply, gate, options.now())) return reply;
    },
    handler: (request, reply) => take(request, reply, options, gate),
  });
}
