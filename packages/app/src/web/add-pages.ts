import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type staticPlugin from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { securityHeaders } from './api/security-headers.ts';

const here = dirname(fileURLToPath(import.meta.url));

/** Where the pages lie once they are built. */
export const pagesFolder = resolve(here, '../../../dashboard/dist');

const yearSeconds = 31_536_000;

const notBuilt = (reply: FastifyReply): FastifyReply =>
  reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .send('页面还没有生成:请用 npm run --silent voc -- serve(或 up)启动,它会自动生成;原因见启动时的输出。\n');

const isOfInterface = (url: string): boolean => /^\/(?:api|docs)(?:[/?]|$)/.test(url);

/**
 * Adds the pages: files under names that change with their content may be kept for ever, and every other path that is
 * not of the interface is a page, whose address the browser's part understands.
 */
export async function addPages(server: FastifyInstance, folder = pagesFolder): Promise<void> {
  const plugin = createRequire(import.meta.url)('@fastify/static') as typeof staticPlugin;
  await server.register(async (pages) => {
    await pages.register(plugin, { root: folder, serve: false, preCompressed: true });
    pages.addHook('onSend', async (_request, reply) => {
      void reply.headers(securityHeaders);
    });
    pages.get<{ Params: { '*': string } }>('/assets/*', async ({ params }, reply) =>
      reply.sendFile(`assets/${params['*']}`, { immutable: true, maxAge: yearSeconds * 1000 }),
    );
    pages.get('/favicon.svg', async (_request, reply) =>
      reply.sendFile('favicon.svg', { maxAge: 86_400_000 }),
    );
    pages.get('/*', async ({ url }, reply) => {
      if (isOfInterface(url)) return reply.callNotFound();
      if (!existsSync(join(folder, 'index.html'))) return notBuilt(reply);
      return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
    });
  });
}
