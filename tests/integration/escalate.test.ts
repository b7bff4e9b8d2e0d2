import { runInline, silentLog } from '@voc/core';
import { setSwitch } from '@voc/core/db';
import { createDeliverStage, createEscalateStage, createRemindStage, Patience } from '@voc/report';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';

const database = withDatabase();
const levels = { supervisor: '主管群', above: '总监群' };
const url = (name: string): string => `https://qyapi.weixin.qq.com/${name}`;
const webhook = { kind: 'wecom' as const, url: url('all') };
const robots = new Map(['主管群', '总监群', '外套群'].map((name) => [name, { ...webhook, url: url(name) }]));
const patience = Patience.parse({
  source: '',
  versions: [
    { version: '1', from: '2026-01-01', redLineMinutes: 60, days: 1, at: '18:00', remindDaysBefore: 1 },
  ],
});
let sent: string[] = [];
let outcome: { state: 'sent' } | { state: 'failed'; error: string; again: boolean } = { state: 'sent' };

/** One sweep at a time of Asia/Shanghai; gives what was sent by it, `group: text`. */
async function sweep(local: string): Promise<string[]> {
  sent = [];
  const at = new Date(`2026-11-${local}:00+08:00`);
  const clock = (): Date => at;
  const post = async (request: { url: string; body: string }) => {
    const text = JSON.parse(request.body).markdown.content as string;
    sent.push(`${decodeURIComponent(request.url.split('/').at(-1) ?? '')}: ${text}`);
    return outcome;
  };
  const options = { levels, patience, robots, webhook, clock, post: () => post };
  const stages = [
    createDeliverStage({ webhook, clock, post }),
    createEscalateStage(options),
    createRemindStage(options),
  ];
  await runInline(stages, { db: database.db, log: silentLog, now: at });
  return sent;
}

const raise = (key: string, kind: string) =>
  sql`insert into alerts (dedup_key, kind, product_id, category, raised_on, last_on,
    tier, numbers, evidence, card) values (${key}, ${kind}, ${key}, 'c', '2026-11-12', '2026-11-12', '一级', '{}', '{}',
    ${`【${key}】`})`.execute(database.db);

beforeEach(async () => {
  outcome = { state: 'sent' };
  await sql`truncate alerts, deliveries, robots, actions, recipient_switches cascade`.execute(database.db);
});

test('an alert that nobody acknowledges goes once to 主管, then once to the one above, each after its time', async () => {
  await raise('A', 'mismatch');
  expect(await sweep('12T10:00')).toEqual(['all: 【A】']);
  expect(await sweep('13T17:59')).toEqual([]);
  const [told, ...more] = await sweep('13T18:00');
  expect(told).toContain('主管群: 【逾期未认领·转主管】预警 1 条\n1. 【A】(11-12 10:00 告知)');
  expect(more).toEqual([]);
  expect(await sweep('13T18:00')).toEqual([]);
  expect(await sweep('14T17:59')).toEqual([]);
  expect(await sweep('14T18:01')).toEqual([expect.stringContaining('总监群: 【逾期未认领·转上级】')]);
  expect(await sweep('20T10:00')).toEqual([]);
});

test('by night only red lines go up; what was missed is made up for, one level at a time', async () => {
  await raise('A', 'mismatch');
  await raise('R', 'redline');
  await sweep('12T21:30');
  expect(await sweep('12T22:30')).toEqual([
    expect.stringContaining('主管群: 【逾期未认领·转主管】预警 1 条\n1. 【R】'),
  ]);
  // Nobody swept for days: both levels of A are overdue, and 主管 still has the time to act first.
  expect(await sweep('15T23:30')).toEqual([
    expect.stringContaining('总监群: 【逾期未认领·转上级】预警 1 条\n1. 【R】'),
  ]);
  expect(await sweep('16T08:00')).toEqual([
    expect.stringContaining('主管群: 【逾期未认领·转主管】预警 1 条\n1. 【A】'),
  ]);
  expect(await sweep('16T08:01')).toEqual([]);
});

test.each([
  ['acknowledged', sql`state = 'acknowledged'`],
  ['muted', sql`muted_until = '2026-12-01'`],
  ['withdrawn', sql`state = 'withdrawn'`],
])('what is %s goes nowhere', async (_, change) => {
  await raise('A', 'mismatch');
  await sweep('12T10:00');
  await sql`update alerts set ${change}`.execute(database.db);
  expect(await sweep('14T10:00')).toEqual([]);
});

test('a message that did not arrive is tried again, and the one above waits for it', async () => {
  await raise('R', 'redline');
  await sweep('12T10:00');
  outcome = { state: 'failed', error: 'busy', again: true };
  expect(await sweep('12T11:00')).toHaveLength(1);
  expect(await sweep('12T11:00')).toEqual([]);
  outcome = { state: 'sent' };
  expect(await sweep('12T11:02')).toEqual([expect.stringContaining('主管群')]);
  expect(await sweep('12T12:01')).toEqual([]);
  expect(await sweep('12T12:02')).toEqual([expect.stringContaining('总监群')]);
});

test('the owner of an action is reminded before its day and after it, and 主管 once it is late', async () => {
  await sql`insert into owners (product_id, line, department, person, robot) values ('M1', '', '运营', '赵', '外套群')
    on conflict do nothing`.execute(database.db);
  await sql`insert into actions (action_id, product_id, category, cause, owner, opened_on, due_on, expected_effect, direction,
      trigger_from, trigger_to, lag_days, window_days, report_kind, report_period, respond_on)
    values ('x', 'M1', 'mismatch.color', '主图偏色', '运营·赵', '2026-11-10', '2026-11-20', '', 'down', '2026-11-03',
      '2026-11-10', 0, 7, 'week', '2026-W46', '2026-11-12')`.execute(database.db);
  expect(await sweep('12T10:00')).toEqual([]);
  expect(await sweep('13T07:59')).toEqual([]);
  expect(await sweep('13T08:00')).toEqual([
    expect.stringContaining('外套群: 【行动提醒】1 项\n1. 应于 11-12 前核实|M1 主图偏色'),
  ]);
  expect(await sweep('13T09:00')).toEqual([]);
  expect(await sweep('19T08:00')).toEqual([
    expect.stringContaining('外套群: 【行动提醒】1 项\n1. 11-20 到期'),
  ]);
  const late = await sweep('22T08:00');
  expect(late.map((text) => text.split(':')[0]).sort()).toEqual(['主管群', '外套群']);
  expect(await sweep('23T08:00')).toEqual([]);
  await sql`update actions set due_on = '2026-11-24'`.execute(database.db);
  expect(await sweep('23T08:00')).toEqual([expect.stringContaining('11-24 到期')]);
});

const turn = (name: string, isOff: boolean): Promise<boolean> =>
  setSwitch(database.db, 'recipient_switches', { name, isOff, by: '王主管', at: new Date() });

test('a webhook that is switched off is told nothing, and what is still news when it is on again', async () => {
  await raise('A', 'mismatch');
  await turn('webhook', true);
  expect(await sweep('12T10:00')).toEqual([]);
  await turn('webhook', false);
  expect(await sweep('12T10:05')).toEqual(['all: 【A】']);
});

test('a robot that is switched off is as good as none: 主管 is not told, reminders go to the webhook', async () => {
  await raise('R', 'redline');
  await sql`insert into actions (action_id, product_id, category, cause, owner, opened_on, due_on, expected_effect, direction,
      trigger_from, trigger_to, lag_days, window_days, report_kind, report_period)
    values ('y', 'M1', 'mismatch.color', '主图偏色', '运营·赵', '2026-11-10', '2026-11-13', '', 'down', '2026-11-03',
      '2026-11-10', 0, 7, 'week', '2026-W46')`.execute(database.db);
  await turn('robot:主管群', true);
  await turn('robot:外套群', true);
  expect((await sweep('12T10:00')).map((text) => text.split('\n')[0])).toEqual([
    'all: 【R】',
    'all: 【行动提醒】1 项',
  ]);
  expect(await sweep('12T11:00')).toEqual([]);
  await turn('robot:主管群', false);
  expect(await sweep('12T11:05')).toEqual([expect.stringContaining('主管群: 【逾期未认领·转主管】')]);
});
