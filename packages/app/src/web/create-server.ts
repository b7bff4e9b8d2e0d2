import { createRequire } from 'node:module';
import type { fastify as Fastify, FastifyInstance } from 'fastify';
import { type BodyTimes, limitBodies } from './limit-bodies.ts';

/** 100 MB at 7 Mbit/s. */
const usualTimes: BodyTimes = { usualMs: 15_000, uploadMs: 120_000 };
const graceMs = 10_000;
/** A connection on which nothing moves for so long is dropped, whoever reads at its other end; readings of files take less. */
const idleMs = 900_000;
// Node.js cuts off a body that does not end only when headers have less time than whole requests.
const headersTimeoutMs = 10_000;

/**
 * An HTTP server without routes but the one that tells it is alive. Bodies come as they are, for signatures. Of whom a
 * request comes from, only the proxies that are trusted may say anything.
 */
export function createServer(
  times: BodyTimes = usualTimes,
  trustedProxies: readonly string[] = [],
): FastifyInstance {
  // Here and not with the module, so that the commands without a server need not wait for it.
  const { fastify } = createRequire(import.meta.url)('fastify') as { fastify: typeof Fastify };
  const server = fastify({
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    requestTimeout: times.uploadMs + graceMs,
    connectionTimeout: idleMs,
    http: { headersTimeout: headersTimeoutMs, connectionsCheckingInterval: 5_000 },
    keepAliveTimeout: 5_000,
    routerOptions: { maxParamLength: 200 },
  });
  limitBodies(server, times);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => body,
  );
  server.addHook('onSend', async (_request, reply) => {
    void reply.header('x-content-type-options', 'nosniff');
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
  server.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    void reply
      .code(status)
      .send({ error: status === 413 ? 'too_large' : 'refused', message: status < 500 ? error.message : '' });
  });
  server.setNotFoundHandler(
    (_request, reply) => void reply.code(404).send({ error: 'not_found', message: '没有这个地址' }),
  );
  server.get('/healthz', async () => ({ status: 'ok' }));
  return server;
}
