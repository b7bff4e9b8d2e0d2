import { runInline, UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { type Db, isOff, readSwitches, type Switch } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import {
  createRequestStage,
  dueRequests,
  type LastRun,
  nextTick,
  readLastRuns,
  type ScheduleEntry,
  subjectOf,
} from '@voc/core/queue';
import { latestReport } from '@voc/report';
import { withMigratedDatabase } from '../connect.ts';
import { loadSchedules } from '../delivery.ts';
import { calendarOf } from '../open-queue.ts';
import { partsOf } from '../parts-of.ts';
import { createPipeline } from '../pipeline.ts';
import { withClassifyWorker } from '../with-classify-worker.ts';

export interface ListedSchedule extends ScheduleEntry {
  next: Date;
  last: LastRun | null;
  /** Reports that should have been asked for by now. */
  due: string[];
  /** Who has switched it off; null while it is on. */
  offBy: string | null;
}

const offBy = (one: Switch | undefined): string | null => (one?.isOff ? one.by : null);

/** `voc schedule list`: when each schedule comes next, what it did last, and what it owes. */
export function listSchedules(config: Config, log: Log, now: Date): Promise<ListedSchedule[]> {
  const calendar = calendarOf(config);
  const entries = loadSchedules(config);
  return withMigratedDatabase(config, log, async ({ db }) => {
    const due = await dueRequests(db, now, calendar, entries);
    const runs = await readLastRuns(db);
    const switches = await readSwitches(db, 'schedule_switches');
    return entries.map((entry) => ({
      ...entry,
      next: nextTick(entry, now, calendar),
      last: runs.find((run) => subjectOf(run) === subjectOf(entry)) ?? null,
      due: due
        .filter(({ period, scope }) => subjectOf({ kind: period.kind, scope }) === subjectOf(entry))
        .map(({ period }) => period.id),
      offBy: offBy(switches.get(entry.name)),
    }));
  });
}

export interface MadeReport {
  kind: string;
  scope: string;
  period: string;
  /** Null while its data are not complete. */
  revision: number | null;
}

/** What was asked for by name must not be passed over in silence. */
async function refuseOff(db: Db, name: string | undefined): Promise<void> {
  if (name !== undefined && (await isOff(db, 'schedule_switches', name)))
    throw new UsageError(`计划「${name}」已停用,请先在看板「计划」里启用`);
}

/**
 * `voc schedule run`: asks for what these schedules owe, does what is due for it and sends it, in this process. A
 * second run finds nothing. One that is switched off owes nothing; UsageError where it was asked for by `name`.
 */
export function runSchedules(
  config: Config,
  log: Log,
  entries: readonly ScheduleEntry[],
  now: Date,
  name?: string,
): Promise<MadeReport[]> {
  const calendar = calendarOf(config);
  return withMigratedDatabase(config, log, async ({ db }) => {
    await refuseOff(db, name);
    const asked = await dueRequests(db, now, calendar, entries);
    await withClassifyWorker(config, (classifier) =>
      runInline([createRequestStage(calendar, entries), ...createPipeline(partsOf(config, classifier))], {
        db,
        log,
        now,
      }),
    );
    const made: MadeReport[] = [];
    for (const { period, scope } of asked) {
      const stored = await latestReport(db, { kind: period.kind, scope, period: period.id });
      made.push({ kind: period.kind, scope, period: period.id, revision: stored?.revision ?? null });
    }
    return made;
  });
}
