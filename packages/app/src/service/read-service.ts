import type { Calendar } from '@voc/core';
import type { Db } from '@voc/core/db';
import { dueRequests, type Heartbeats, readHeartbeats, type ScheduleEntry } from '@voc/core/queue';
import { sql } from 'kysely';

/** What schedules owe is asked by them. */
export interface ServicePlan {
  calendar: Calendar;
  entries: readonly ScheduleEntry[];
}

/** Whether somebody works, and whether something waits for it. */
export interface ServiceState {
  beats: Heartbeats;
  /** Voices, days, reports or readings that somebody asked for wait, or a schedule owes a report. */
  waits: boolean;
}

async function isWaiting(db: Db): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select 1 from classify_due) or exists (select 1 from dirty_days)
      or exists (select 1 from report_requests where state = 'due')
      or exists (select 1 from source_pulls where state = 'asked') as waits`.execute(db);
  return rows[0]?.waits ?? false;
}

export async function readService(
  db: Db,
  { calendar, entries }: ServicePlan,
  now: Date,
): Promise<ServiceState> {
  const beats = await readHeartbeats(db);
  const waits = (await isWaiting(db)) || (await dueRequests(db, now, calendar, entries)).length > 0;
  return { beats, waits };
}
