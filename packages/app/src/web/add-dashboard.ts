import { createRequire } from 'node:module';
import type cookiePlugin from '@fastify/cookie';
import type rateLimitPlugin from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { addPages } from './add-pages.ts';
import { type ApiOptions, addApi } from './api/add-api.ts';
import { describeApi } from './api/openapi.ts';
import { missingHeaders } from './api/security-headers.ts';
import { createLive } from './live.ts';

/** Requests a minute from one address, logins apart. */
const mostRequests = 600;
const mostLogins = 20;

const isLogin = (url: string): boolean => /^\/api\/v1\/(?:login|setup)(?:\?|$)/.test(url);

/** Adds the pages, and their interface under `/api/v1`, described at `/docs/openapi.json`. */
export async function addDashboard(server: FastifyInstance, given: Omit<ApiOptions, 'live'>): Promise<void> {
  const live = createLive(given.db);
  const options: ApiOptions = { ...given, live };
  // Streams would keep the server from closing.
  server.addHook('preClose', async () => live.close());
  const load = createRequire(import.meta.url);
  const cookie = load('@fastify/cookie') as typeof cookiePlugin;
  const rateLimit = load('@fastify/rate-limit') as typeof rateLimitPlugin;
  await server.register(async (api) => {
    await api.register(cookie);
    await api.register(rateLimit, {
      max: (request) => (isLogin(request.url) ? mostLogins : mostRequests),
      keyGenerator: (request) => `${isLogin(request.url) ? 'login' : 'any'} ${request.ip}`,
      timeWindow: 60_000,
    });
    api.addHook('onSend', async (_request, reply) => {
      void reply.headers(missingHeaders((name) => reply.hasHeader(name)));
    });
    await addApi(api, options);
    const description = describeApi(options.endpoints, '1');
    api.get('/docs/openapi.json', async () => description);
  });
  await addPages(server);
}
