import { z } from 'zod';
import { type Endpoint, endpoint } from './endpoint.ts';

const service = endpoint({
  method: 'GET',
  path: '/api/v1/service',
  access: 'read',
  summary: 'What to tell when no worker or no schedule has run for some minutes; null while they do',
  reply: z.object({
    notice: z.object({ isUrgent: z.boolean(), title: z.string(), text: z.string() }).nullable(),
  }),
  handle: async ({ readNotice }) => ({ notice: (await readNotice?.()) ?? null }),
});

export const serviceEndpoints: readonly Endpoint[] = [service];
