import { UsageError } from '@voc/core';
import { readSwitches } from '@voc/core/db';
import { z } from 'zod';
import type { Destination } from '../../settings/destinations.ts';
import { countByRobot } from '../../views/owners-store.ts';
import { countDeliveries, type DeliveryCounts, readDeliveriesTo } from '../../views/recipients-store.ts';
import { type Call, type Endpoint, endpoint } from './endpoint.ts';
import { noteAction } from './note-action.ts';
import { notFound, Problem } from './problem.ts';
import { Limit } from './span-query.ts';
import { SwitchBody, SwitchReply, switchNoted, switchOf } from './switching.ts';
import { refusePartial } from './whole-company.ts';

const what = '机器人';
const countedMs = 30 * 86_400_000;
const RobotKey = z.strictObject({ robot: z.string().min(1).max(80) });

const Robot = SwitchReply.extend({
  key: z.string(),
  name: z.string(),
  kind: z.enum(['dingtalk', 'wecom', 'feishu', 'email', 'ticket']),
  channel: z.string().nullable(),
  address: z.string().nullable(),
  receives: z.array(z.string()),
  /** Names of the variables that hold its secrets; what they hold is never told. */
  variables: z.array(z.object({ name: z.string(), isSet: z.boolean() })),
  /** Of the last 30 days. */
  deliveries: z.object({
    sent: z.number(),
    waiting: z.number(),
    failed: z.number(),
    unknown: z.number(),
    lastSentAt: z.string().nullable(),
    lastError: z.string().nullable(),
    lastErrorAt: z.string().nullable(),
  }),
});

const deliveriesOf = (counts: DeliveryCounts | undefined): z.infer<typeof Robot>['deliveries'] => ({
  sent: counts?.sent ?? 0,
  waiting: counts?.waiting ?? 0,
  failed: counts?.failed ?? 0,
  unknown: counts?.unknown ?? 0,
  lastSentAt: counts?.lastSentAt?.toISOString() ?? null,
  lastError: counts?.lastError ?? null,
  lastErrorAt: counts?.lastErrorAt?.toISOString() ?? null,
});

const ownedBy = (count: number): string[] => (count === 0 ? [] : [`负责人表中 ${count} 行的曝光与待办提醒`]);

const list = endpoint({
  method: 'GET',
  path: '/api/v1/robots',
  access: 'audit',
  summary:
    'Robots, mail addresses and the ticket system: what each receives, what became of it, whether it is switched off',
  reply: z.object({ robots: z.array(Robot) }),
  handle: async ({ db, account, caller, settings }) => {
    refusePartial(account.scope, what);
    const { destinations } = settings;
    const since = new Date(caller.now.getTime() - countedMs);
    const counts = await countDeliveries(db, destinations, since);
    const switches = await readSwitches(db, 'recipient_switches');
    const owned = await countByRobot(db);
    const robots = destinations.map((one) => ({
      ...one,
      receives: [...one.receives, ...ownedBy(one.kind === 'email' ? 0 : (owned.get(one.channel ?? '') ?? 0))],
      deliveries: deliveriesOf(counts.get(one.key)),
      ...switchOf(switches.get(one.key)),
    }));
    return { robots };
  },
});

function findDestination({
  account,
  params,
  settings,
}: Pick<Call<{ robot: string }, unknown, unknown>, 'account' | 'params' | 'settings'>): Destination {
  refusePartial(account.scope, what);
  const found = settings.destinations.find(({ key }) => key === params.robot);
  if (!found) throw notFound();
  return found;
}

const deliveries = endpoint({
  method: 'GET',
  path: '/api/v1/robots/:robot/deliveries',
  access: 'audit',
  summary: 'The last deliveries to one of them, with the reason and remedy of what did not arrive',
  params: RobotKey,
  query: z.strictObject({ limit: Limit }),
  reply: z.object({
    deliveries: z.array(
      z.object({
        target: z.string(),
        targetKey: z.string(),
        state: z.string(),
        attempts: z.number(),
        error: z.string().nullable(),
        at: z.string().nullable(),
      }),
    ),
  }),
  handle: async (call) => {
    const { key } = findDestination(call);
    const rows = await readDeliveriesTo(call.db, call.settings.destinations, key, call.query.limit);
    return { deliveries: rows.map(({ at, ...row }) => ({ ...row, at: at?.toISOString() ?? null })) };
  },
});

const turn = endpoint({
  method: 'POST',
  path: '/api/v1/robots/:robot/switch',
  access: 'manage',
  summary: 'Switches a robot or mail address off or on; nothing is sent to one that is off',
  params: RobotKey,
  body: SwitchBody,
  reply: SwitchReply,
  handle: async (call) => {
    const { key, name } = findDestination(call);
    await switchNoted(call, { table: 'recipient_switches', name: key, action: 'robot', target: name });
    return switchOf((await readSwitches(call.db, 'recipient_switches')).get(key));
  },
});

/** Sends, and says in words what kept it from being sent; secrets are in neither. */
async function sendNow({ db, account, settings, now }: AnyCall, key: string) {
  try {
    const outcome = await settings.test(db, key, account.name, now);
    if (outcome) return outcome;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { state: 'failed' as const, error: error.message };
  }
  throw new Problem(429, 'too_many', '这个机器人一分钟内已发满,请稍后再试');
}

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'db' | 'account' | 'settings' | 'now'>;

const test = endpoint({
  method: 'POST',
  path: '/api/v1/robots/:robot/test',
  access: 'manage',
  summary: 'Sends a test message now and tells what became of it',
  params: RobotKey,
  reply: z.object({ state: z.enum(['sent', 'failed', 'unknown']), error: z.string().nullable() }),
  handle: async (call) => {
    const { key, name, kind } = findDestination(call);
    // Whatever reaches a ticket system is a ticket there.
    if (kind === 'ticket')
      throw new Problem(409, 'no_test', '工单系统没有测试消息:待办走下一步时就会推送,结果见「记录」');
    const outcome = await sendNow(call, key);
    const error = outcome.state === 'sent' ? null : outcome.error;
    await noteAction(call, 'robot.test', name, {
      state: outcome.state,
      ...(error === null ? {} : { error }),
    });
    return { state: outcome.state, error };
  },
});

export const robotEndpoints: readonly Endpoint[] = [list, deliveries, turn, test];
