import { readSwitches, type Switch } from '@voc/core/db';
import { dueRequests, type LastRun, nextTick, readLastRuns, subjectOf } from '@voc/core/queue';
import { nextPull, type Pull, pullSwitch, readPulls } from '@voc/ingest';
import { z } from 'zod';
import { type ApiDeps, type Endpoint, endpoint } from './endpoint.ts';
import { notFound } from './problem.ts';
import { SwitchBody, SwitchReply, switchNoted, switchOf } from './switching.ts';
import { refusePartial } from './whole-company.ts';

const what = '计划';

const Schedule = SwitchReply.extend({
  name: z.string(),
  kind: z.enum(['week', 'month', 'quarter', 'pull']),
  /** Of a report. */
  scope: z.string().nullable(),
  /** Time of Asia/Shanghai at which a report is asked for. */
  at: z.string().nullable(),
  everyMinutes: z.number().nullable(),
  next: z.string().nullable(),
  /** Null where it has never run. */
  last: z.object({ at: z.string(), state: z.string(), period: z.string().nullable() }).nullable(),
  /** Reports that should have been asked for by now. */
  due: z.array(z.string()),
});
type Schedule = z.infer<typeof Schedule>;

const lastReport = (run: LastRun | undefined): Schedule['last'] =>
  run
    ? {
        at: (run.composedAt ?? run.requestedAt).toISOString(),
        state: run.revision === null ? 'waiting' : 'done',
        period: run.period,
      }
    : null;

const lastPull = (pull: Pull | undefined): Schedule['last'] =>
  pull
    ? { at: (pull.endedAt ?? pull.startedAt ?? pull.askedAt).toISOString(), state: pull.state, period: null }
    : null;

type Switches = ReadonlyMap<string, Switch>;

async function reportSchedules(
  { db, settings }: Pick<ApiDeps, 'db' | 'settings'>,
  switches: Switches,
  now: Date,
): Promise<Schedule[]> {
  const { calendar, schedules } = settings;
  const due = await dueRequests(db, now, calendar, schedules);
  const runs = await readLastRuns(db);
  return schedules.map((entry) => ({
    name: entry.name,
    kind: entry.kind,
    scope: entry.scope,
    at: entry.at,
    everyMinutes: null,
    next: nextTick(entry, now, calendar).toISOString(),
    last: lastReport(runs.find((run) => subjectOf(run) === subjectOf(entry))),
    due: due
      .filter(({ period, scope }) => subjectOf({ kind: period.kind, scope }) === subjectOf(entry))
      .map(({ period }) => period.id),
    ...switchOf(switches.get(entry.name)),
  }));
}

async function pullSchedules(
  { db, settings }: Pick<ApiDeps, 'db' | 'settings'>,
  switches: Switches,
  now: Date,
): Promise<Schedule[]> {
  const { sources } = await settings.sources();
  const timed = sources.filter(({ everyMinutes }) => everyMinutes !== null);
  const pulls = await readPulls(
    db,
    timed.map(({ name }) => name),
    1,
  );
  return timed.map(({ name, everyMinutes }) => {
    const last = pulls.find(({ source }) => source === name);
    return {
      name: pullSwitch(name),
      kind: 'pull' as const,
      scope: null,
      at: null,
      everyMinutes,
      next: nextPull(everyMinutes ?? undefined, last, now)?.toISOString() ?? null,
      last: lastPull(last),
      due: [],
      ...switchOf(switches.get(pullSwitch(name))),
    };
  });
}

const list = endpoint({
  method: 'GET',
  path: '/api/v1/schedules',
  access: 'audit',
  summary:
    'When which report is asked for and which source is read: next, last, and whether it is switched off',
  reply: z.object({ schedules: z.array(Schedule), hasOwn: z.boolean() }),
  handle: async (call) => {
    refusePartial(call.account.scope, what);
    const switches = await readSwitches(call.db, 'schedule_switches');
    const schedules = [
      ...(await reportSchedules(call, switches, call.caller.now)),
      ...(await pullSchedules(call, switches, call.caller.now)),
    ];
    return { schedules, hasOwn: call.settings.hasOwnSchedules };
  },
});

const turn = endpoint({
  method: 'POST',
  path: '/api/v1/schedules/:name/switch',
  access: 'manage',
  summary: 'Switches a schedule of reports off or on; what is off is not asked for',
  params: z.strictObject({ name: z.string().min(1).max(60) }),
  body: SwitchBody,
  reply: SwitchReply,
  handle: async (call) => {
    refusePartial(call.account.scope, what);
    const { name } = call.params;
    if (!call.settings.schedules.some((one) => one.name === name)) throw notFound();
    await switchNoted(call, { table: 'schedule_switches', name, action: 'schedule', target: name });
    return switchOf((await readSwitches(call.db, 'schedule_switches')).get(name));
  },
});

export const scheduleEndpoints: readonly Endpoint[] = [list, turn];
