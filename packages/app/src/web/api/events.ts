import { z } from 'zod';
import { type Endpoint, endpoint } from './endpoint.ts';
import { Problem } from './problem.ts';

const events = endpoint({
  method: 'GET',
  path: '/api/v1/events',
  access: 'read',
  summary: 'Server-sent events: which views have changed, and how far the reading of one’s own file has come',
  query: z.strictObject({ once: z.literal('1').optional() }),
  as: 'events',
  reply: z.unknown(),
  handle: async ({ live, account, query }) => {
    const stream = live.open(account.userId, query.once === '1');
    if (!stream) throw new Problem(429, 'too_many', '打开的页面过多,请关掉一些');
    return stream;
  },
});

export const eventEndpoints: readonly Endpoint[] = [events];
