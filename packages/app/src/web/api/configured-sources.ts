import { type Db, isOff, readSwitches } from '@voc/core/db';
import { askPull, nextPull, type Pull, pullSwitch, readPulls } from '@voc/ingest';
import { z } from 'zod';
import type { DescribedSource } from '../../settings/described-sources.ts';
import { readGaps, readSourceRows } from '../../views/intake-store.ts';
import { type Call, type Endpoint, endpoint } from './endpoint.ts';
import { noteAction } from './note-action.ts';
import { notFound, Problem } from './problem.ts';
import { SwitchBody, SwitchReply, switchNoted, switchOf } from './switching.ts';
import { refusePartial } from './whole-company.ts';

const what = '来源';
const pullsShown = 10;
const SourceName = z.strictObject({ name: z.string().min(1).max(200) });

const PullReply = z.object({
  id: z.string(),
  askedBy: z.string().nullable(),
  askedAt: z.string(),
  state: z.enum(['asked', 'running', 'done', 'partial', 'failed']),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  read: z.number(),
  accepted: z.number(),
  duplicate: z.number(),
  template: z.number(),
  quarantined: z.number(),
  problems: z.array(z.string()),
});

const Source = SwitchReply.extend({
  name: z.string(),
  kind: z.string(),
  shop: z.string(),
  place: z.string(),
  everyMinutes: z.number().nullable(),
  /** What keeps it from being read, and what to do. */
  problems: z.array(z.string()),
  next: z.string().nullable(),
  /** The newest first. */
  pulls: z.array(PullReply),
});

const Arrival = z.object({
  sourceId: z.string(),
  platform: z.string(),
  shop: z.string(),
  files: z.number(),
  accepted: z.number(),
  quarantined: z.number(),
  lastAt: z.string().nullable(),
});

const Feed = z.object({
  name: z.string(),
  due: z.string(),
  /** Days of the week on which it comes, 1 is Monday. */
  days: z.array(z.number()),
  /** Days whose data have not come, the newest first. */
  missing: z.array(z.string()),
});

const toReply = ({ pullId, source: _, askedAt, startedAt, endedAt, ...pull }: Pull) => ({
  ...pull,
  id: pullId,
  askedAt: askedAt.toISOString(),
  startedAt: startedAt?.toISOString() ?? null,
  endedAt: endedAt?.toISOString() ?? null,
});

/** What is configured, each with its switch and its newest readings. */
async function withPulls(db: Db, sources: readonly DescribedSource[], now: Date) {
  const switches = await readSwitches(db, 'schedule_switches');
  const names = sources.map(({ name }) => name);
  const pulls = await readPulls(db, names, pullsShown);
  return sources.map((source) => {
    const own = pulls.filter((one) => one.source === source.name);
    const next = nextPull(source.everyMinutes ?? undefined, own[0], now);
    return {
      ...source,
      ...switchOf(switches.get(pullSwitch(source.name))),
      next: next?.toISOString() ?? null,
      pulls: own.map(toReply),
    };
  });
}

const list = endpoint({
  method: 'GET',
  path: '/api/v1/configured-sources',
  access: 'audit',
  summary:
    'Sources that are pulled, with what became of their readings; what is waited for; what else has come',
  reply: z.object({
    sources: z.array(Source),
    feeds: z.array(Feed),
    arrivals: z.array(Arrival),
    /** Why the files that configure sources cannot be read. */
    problem: z.string().nullable(),
  }),
  handle: async ({ db, account, caller, settings }) => {
    refusePartial(account.scope, what);
    const { sources, feeds, problem } = await settings.sources();
    const gaps = (await readGaps(db)).filter(({ reason }) => reason === 'missing');
    const arrivals = await readSourceRows(db);
    return {
      sources: await withPulls(db, sources, caller.now),
      feeds: feeds.map(({ name, due, days }) => ({
        name,
        due,
        days,
        missing: gaps.filter((gap) => gap.name === name).map(({ from }) => from),
      })),
      arrivals: arrivals.map(({ lastAt, mapping: _, ...row }) => ({
        ...row,
        lastAt: lastAt?.toISOString() ?? null,
      })),
      problem,
    };
  },
});

/** The source of that name; a person of the whole company alone may change anything of it. */
async function findSource({
  account,
  params,
  settings,
}: Pick<Call<{ name: string }, unknown, unknown>, 'account' | 'params' | 'settings'>) {
  refusePartial(account.scope, what);
  const { sources } = await settings.sources();
  const found = sources.find(({ name }) => name === params.name);
  if (!found) throw notFound();
  return found;
}

const ask = endpoint({
  method: 'POST',
  path: '/api/v1/configured-sources/:name/pull',
  access: 'manage',
  summary: 'Asks for a reading of a source now; a running worker takes it up',
  params: SourceName,
  reply: PullReply,
  handle: async (call) => {
    const { db, account, caller } = call;
    const { name } = await findSource(call);
    if (await isOff(db, 'schedule_switches', pullSwitch(name)))
      throw new Problem(409, 'paused', '这个来源已暂停,请先恢复');
    const isAsked = await db.transaction().execute(async (tx: Db) => {
      const asked = await askPull(tx, name, account.name, caller.now);
      if (asked) await noteAction({ ...call, db: tx }, 'source.pull', name);
      return asked;
    });
    if (!isAsked) throw new Problem(409, 'asked', '已在等待读取,不必再点');
    const [pull] = await readPulls(db, [name], 1);
    if (!pull) throw notFound();
    return toReply(pull);
  },
});

const turn = endpoint({
  method: 'POST',
  path: '/api/v1/configured-sources/:name/switch',
  access: 'manage',
  summary: 'Pauses a source or resumes it; what is paused is not read, whoever asks',
  params: SourceName,
  body: SwitchBody,
  reply: SwitchReply,
  handle: async (call) => {
    const { name: target } = await findSource(call);
    const name = pullSwitch(target);
    await switchNoted(call, { table: 'schedule_switches', name, action: 'source', target });
    return switchOf((await readSwitches(call.db, 'schedule_switches')).get(name));
  },
});

export const configuredSourceEndpoints: readonly Endpoint[] = [list, ask, turn];
