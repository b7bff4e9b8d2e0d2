import { createRequire } from 'node:module';
import type cookiePlugin from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import { addPages } from './add-pages.ts';
import { type ApiOptions, addApi } from './api/add-api.ts';
import { describeApi } from './api/openapi.ts';
import { missingHeaders } from './api/security-headers.ts';
import { createKnownSessions } from './known-sessions.ts';
import { limitRequests } from './limit-requests.ts';
import { createLive } from './live.ts';
import { createSeats } from './seats.ts';

/** Each may lie on the disk with 100 MB. */
const uploadsAtOnce = { all: 8, each: 2 };

/** Adds the pages, and their interface under `/api/v1`, described at `/docs/openapi.json`. */
export async function addDashboard(
  server: FastifyInstance,
  given: Omit<ApiOptions, 'live' | 'known' | 'uploads'>,
): Promise<void> {
  const live = createLive(given.db);
  const known = createKnownSessions();
  const options: ApiOptions = { ...given, live, known, uploads: createSeats(uploadsAtOnce) };
  // Streams would keep the server from closing.
  server.addHook('preClose', async () => live.close());
  const cookie = createRequire(import.meta.url)('@fastify/cookie') as typeof cookiePlugin;
  await server.register(async (api) => {
    await api.register(cookie);
    await limitRequests(api, known);
    api.addHook('onSend', async (_request, reply) => {
      void reply.headers(missingHeaders((name) => reply.hasHeader(name)));
    });
    await addApi(api, options);
    const description = describeApi(options.endpoints, '1');
    api.get('/docs/openapi.json', async () => description);
  });
  await addPages(server);
}
