import { z } from 'zod';
import { readClosedActions } from '../../views/actions-store.ts';
import { readAdoption, readDeclines } from '../../views/adoption-store.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { tellOutcomes } from './outcome.ts';
import { withSpan } from './span-query.ts';

const ledger = endpoint({
  method: 'GET',
  path: '/api/v1/adoption',
  access: 'read',
  summary:
    'What was raised in a span and by whom, what was taken on, declined and why, and what effect was shown',
  query: withSpan({}),
  reply: z.object({
    people: z.array(
      z.object({
        person: z.string(),
        raised: z.number(),
        accepted: z.number(),
        declined: z.number(),
        waiting: z.number(),
        closed: z.number(),
      }),
    ),
    /** Closed actions by what their effect test says. */
    effects: z.record(z.string(), z.number()),
    declines: z.array(z.object({ cause: z.string(), reason: z.string(), person: z.string() })),
  }),
  handle: async (call) => {
    const { db, account, query } = call;
    const span = { from: query.from, to: query.to };
    const closed = await readClosedActions(db, account.scope, span);
    const effects: Record<string, number> = {};
    for (const { standing } of (await tellOutcomes(call, closed)).values())
      effects[standing] = (effects[standing] ?? 0) + 1;
    return {
      people: await readAdoption(db, account.scope, span),
      effects,
      declines: await readDeclines(db, account.scope, span),
    };
  },
});

export const adoptionEndpoints: readonly Endpoint[] = [ledger];
