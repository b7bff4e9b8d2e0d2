import { UsageError } from '@voc/core';
import { z } from 'zod';
import { readActions, type WantedStage } from '../../exchange/read-actions.ts';
import { takeInActions } from '../../exchange/take-in-actions.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { noteAction } from './note-action.ts';
import { Problem } from './problem.ts';

const largest = 4_000_000;

function read(csv: string): WantedStage[] {
  try {
    return readActions(csv);
  } catch (error) {
    if (error instanceof UsageError) throw new Problem(422, 'refused_file', error.message);
    throw error;
  }
}

const stages = endpoint({
  method: 'POST',
  path: '/api/v1/action-stages',
  access: 'handle',
  summary:
    'Moves actions to where a CSV of a ticket system says that they stand (编号, 阶段, 说明), each by itself',
  body: z.strictObject({ csv: z.string().min(1, '文件是空的').max(largest) }),
  bodyLimit: 2 * largest,
  reply: z.object({
    changed: z.number(),
    unchanged: z.number(),
    refused: z.array(z.object({ row: z.number(), reason: z.string() })),
  }),
  handle: async (call) => {
    const { db, account, caller, body, mask } = call;
    const by = { person: account.name, at: caller.now, scope: account.scope, mask };
    const { changed, unchanged, refused } = await takeInActions(db, read(body.csv), by);
    await noteAction(call, 'action.imported', '', { changed: changed.length, refused: refused.length });
    return { changed: changed.length, unchanged, refused };
  },
});

export const actionExchangeEndpoints: readonly Endpoint[] = [stages];
