import { z } from 'zod';
import type { Db } from '../db/client.ts';
import type { Calendar } from '../domain/period.ts';
import { type AnyStage, defineStage } from '../stage.ts';
import { type ReportRequest, requestStageName, requestsDue, scheduledKinds } from './schedules.ts';
import { readFirstDay, readLastEnds, saveRequests } from './store.ts';

const Payload = z.object({ kind: z.enum(scheduledKinds) });

async function dueAt(db: Db, now: Date, calendar: Calendar): Promise<ReportRequest[]> {
  return requestsDue(now, calendar, await readLastEnds(db), await readFirstDay(db));
}

/**
 * Where the ticks of the schedules arrive: asks for the reports that have become due. The tables say which ones, so
 * a tick that is missed is made up for by the next sweep, and one that comes twice changes nothing.
 */
export function createRequestStage(calendar: Calendar): AnyStage {
  return defineStage({
    name: requestStageName,
    payload: Payload,
    due: async ({ db, now }, limit) => {
      const due = await dueAt(db, now, calendar);
      const last = new Map(due.map(({ period }) => [period.kind, period]));
      return [...last]
        .map(([kind, { id }]) => ({ stage: requestStageName, key: `${kind}-${id}`, payload: { kind } }))
        .slice(0, limit);
    },
    load: async ({ kind }, { db, now }) =>
      (await dueAt(db, now, calendar)).filter(({ period }) => period.kind === kind),
    transform: (requests) => requests,
    save: (requests, tx) => saveRequests(tx, requests),
    next: () => [],
  });
}
