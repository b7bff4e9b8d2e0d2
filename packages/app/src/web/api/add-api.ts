import type { Log } from '@voc/core/log';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Account } from '../../accounts/account-store.ts';
import { largestUpload } from '../../intake/keep-upload.ts';
import { attemptCookieName, attemptCookieOptions, cookieName, cookieOptions } from './cookie.ts';
import type { ApiDeps, Call, Endpoint } from './endpoint.ts';
import { admit } from './guard.ts';
import { Problem } from './problem.ts';
import { documentPolicy } from './security-headers.ts';

export interface ApiOptions extends ApiDeps {
  endpoints: readonly Endpoint[];
}

const bodyLimit = 262_144;

/** What endpoints say of a fault themselves goes before it. */
const { localeError } = z.locales.zhCN();

const nobody: Account = {
  userId: '',
  login: '',
  name: '',
  role: 'agent',
  scope: { shops: [], brands: [], lines: [] },
  mayUnmask: false,
};

/** First fault of an input, in words: `week: 请写成 2026-W46`. */
const faultOf = (error: z.ZodError): string => {
  const [issue] = error.issues;
  return issue ? `${issue.path.join('.') || '请求'}:${issue.message}` : '请求不合要求';
};

/** Nothing that an endpoint takes is deeper. */
const deepest = 12;

/** Whether a value is too deep, or has a text with U+0000, which PostgreSQL does not keep and no person writes. */
function isUnstorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.includes('\u0000');
  if (typeof value !== 'object' || value === null) return false;
  return depth > deepest || Object.values(value).some((part) => isUnstorable(part, depth + 1));
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return {};
  if (isUnstorable(value)) throw new Problem(400, 'bad_request', '请求里有不能保存的字符,或层次过深');
  const parsed = schema.safeParse(value ?? {}, { error: localeError });
  if (!parsed.success) throw new Problem(400, 'bad_request', faultOf(parsed.error));
  return parsed.data;
}

function setCookie(
  reply: FastifyReply,
  name: string,
  token: string | null,
  options: typeof cookieOptions | typeof attemptCookieOptions,
): void {
  if (token === null) void reply.clearCookie(name, options);
  else void reply.setCookie(name, token, options);
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The headers of what is no JSON. */
function dress(reply: FastifyReply, as: NonNullable<Endpoint['as']>): void {
  if (as === 'page')
    void reply.type('text/html; charset=utf-8').header('content-security-policy', documentPolicy);
  if (as === 'events') void reply.type('text/event-stream').header('x-accel-buffering', 'no');
  if (as === 'workbook') void reply.type(workbookType).header('content-disposition', 'attachment');
}

async function answer(
  deps: ApiDeps,
  one: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const at = deps.now();
  // What is left of a file that is refused is not read.
  if (one.upload) void reply.header('connection', 'close');
  const session = await admit(deps, request, one, at);
  const call: Call<unknown, unknown, unknown> = {
    ...deps,
    params: parse(one.params, request.params),
    query: parse(one.query, request.query),
    body: one.upload ? request.body : parse(one.body, request.body),
    caller: { session, address: request.ip, now: at },
    account: session?.account ?? nobody,
    setSession: (token) => setCookie(reply, cookieName, token, cookieOptions),
    attempt: {
      token: request.cookies[attemptCookieName],
      set: (token) => setCookie(reply, attemptCookieName, token, attemptCookieOptions),
    },
  };
  const answered = await one.handle(call);
  if (one.as === 'redirect') return reply.redirect(z.string().parse(answered), 303);
  if (one.as) dress(reply, one.as);
  return one.as === 'events' ? answered : one.reply.parse(answered);
}

function explain(error: unknown, reply: FastifyReply, log: Log): FastifyReply {
  if (error instanceof Problem)
    return reply.code(error.status).send({ error: error.code, message: error.message });
  const status =
    error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
      ? error.statusCode
      : 500;
  if (status === 429) return reply.code(429).send({ error: 'too_many', message: '操作过于频繁,请稍后再试' });
  if (status < 500) return reply.code(status).send({ error: 'refused', message: '请求不合要求' });
  log.error({ error: error instanceof z.ZodError ? error.issues : String(error) }, 'a request failed');
  return reply.code(500).send({ error: 'failed', message: '系统出错,请稍后再试' });
}

/** Adds endpoints under a context of their own: cookies, JSON bodies, and errors as `{error, message}`. */
export async function addApi(server: FastifyInstance, { endpoints, ...deps }: ApiOptions): Promise<void> {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit },
    server.getDefaultJsonParser('error', 'error'),
  );
  // Files are looked at only after it is known who sends them.
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  server.setErrorHandler((error, _request, reply) => explain(error, reply, deps.log));
  for (const one of endpoints) {
    server.route({
      method: one.method,
      url: one.path,
      bodyLimit: one.upload ? largestUpload : (one.bodyLimit ?? bodyLimit),
      config: { isUpload: one.upload ?? false },
      handler: (request, reply) => answer(deps, one, request, reply),
    });
  }
}
