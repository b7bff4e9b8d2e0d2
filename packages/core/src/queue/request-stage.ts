import { z } from 'zod';
import type { Db } from '../db/client.ts';
import { readOff } from '../db/switch-store.ts';
import type { Calendar } from '../domain/period.ts';
import { type AnyStage, defineStage } from '../stage.ts';
import {
  type ReportRequest,
  requestStageName,
  requestsDue,
  type ScheduleEntry,
  scheduledKinds,
  usualSchedules,
} from './schedules.ts';
import { readFirstDay, readLastEnds, saveRequests } from './store.ts';

const Payload = z.object({ kind: z.enum(scheduledKinds) });

/** The reports that the entries should have asked for by now and have not; an entry that is switched off asks for none. */
export async function dueRequests(
  db: Db,
  now: Date,
  calendar: Calendar,
  entries: readonly ScheduleEntry[],
): Promise<ReportRequest[]> {
  const off = await readOff(db, 'schedule_switches');
  const open = entries.filter(({ name }) => !off.has(name));
  return requestsDue(now, calendar, await readLastEnds(db), await readFirstDay(db), open);
}

/**
 * Where the ticks of the schedules arrive: asks for the reports that have become due. The tables say which ones, so
 * a tick that is missed is made up for by the next sweep, and one that comes twice changes nothing.
 */
export function createRequestStage(
  calendar: Calendar,
  entries: readonly ScheduleEntry[] = usualSchedules,
): AnyStage {
  return defineStage({
    name: requestStageName,
    payload: Payload,
    due: async ({ db, now }, limit) => {
      const due = await dueRequests(db, now, calendar, entries);
      const last = new Map(due.map(({ period }) => [period.kind, period]));
      return [...last]
        .map(([kind, { id }]) => ({ stage: requestStageName, key: `${kind}-${id}`, payload: { kind } }))
        .slice(0, limit);
    },
    load: async ({ kind }, { db, now }) =>
      (await dueRequests(db, now, calendar, entries)).filter(({ period }) => period.kind === kind),
    transform: (requests) => requests,
    save: (requests, tx) => saveRequests(tx, requests),
    next: () => [],
  });
}
