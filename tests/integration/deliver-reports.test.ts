import { setSwitch } from '@voc/core/db';
import { type Post, parseReportKey, type Recipient, takeStep } from '@voc/report';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import {
  circulate,
  deliveryStates,
  emptyDeliveries,
  stillClock,
  storeReport,
  weekContent,
  weekReport,
} from '../support/circulation.ts';
import { withDatabase } from '../support/database.ts';

const database = withDatabase();
const clock = stillClock();
const bodies: string[] = [];
const post: Post = async ({ body }) => {
  bodies.push(body);
  return { state: 'sent' };
};

const recipient = (
  name: string,
  kind: 'wecom' | 'feishu' = 'wecom',
  id = name,
  scopes: readonly string[] = ['company'],
): Recipient => ({
  name,
  channel: `${name}群`,
  reports: ['week', 'month'],
  scopes,
  formats: [],
  way: { type: 'robot', webhook: { kind, url: `https://example.com/${name}` } },
  robot: { id, kind },
});
const lead = recipient('通晒');

beforeEach(async () => {
  clock.reset();
  bodies.length = 0;
  await emptyDeliveries(database.db);
  await sql`delete from reports where not exists (select 1 from report_steps s
    where (s.kind, s.period, s.revision) = (reports.kind, reports.period, reports.revision))`.execute(
    database.db,
  );
});

test('each recipient gets a report once, however many processes sweep and however often', async () => {
  const { db } = database;
  await storeReport(db);
  const recipients = [lead, recipient('产品')];
  const options = { recipients, post, reportLink: 'https://voc.example.com/{kind}/{period}' };
  await Promise.all([
    circulate(db, clock, options),
    circulate(db, clock, options),
    circulate(db, clock, options),
  ]);
  clock.later(600);
  await circulate(db, clock, options);
  expect(await deliveryStates(db)).toEqual(['week/2026-W46@1 产品 sent 1', 'week/2026-W46@1 通晒 sent 1']);
  expect(bodies).toHaveLength(2);
  expect(bodies[0]).toContain('全文:https://voc.example.com/week/2026-W46');
});

test('who is switched off gets no report, and gets it when on again while it is news', async () => {
  const { db } = database;
  await storeReport(db);
  const recipients = [lead, recipient('产品')];
  const turn = (isOff: boolean): Promise<boolean> =>
    setSwitch(db, 'recipient_switches', { name: 'robot:通晒群', isOff, by: '王主管', at: clock.now() });
  await turn(true);
  await circulate(db, clock, { recipients, post });
  expect(await deliveryStates(db)).toEqual(['week/2026-W46@1 产品 sent 1']);
  await turn(false);
  await circulate(db, clock, { recipients, post });
  expect(await deliveryStates(db)).toEqual(['week/2026-W46@1 产品 sent 1', 'week/2026-W46@1 通晒 sent 1']);
});

test('a correction is told the next day, with what changed, and takes the place of what was never sent', async () => {
  const { db } = database;
  await storeReport(db);
  await circulate(db, clock, { recipients: [lead], post });
  await storeReport(db, { revision: 2, changes: '上周黑榜第 2 名移出:补录订单 1,204 单' });
  await storeReport(db, { revision: 3, changes: '补录订单 1,300 单' });
  await circulate(db, clock, { recipients: [lead], post });
  expect(bodies).toHaveLength(1);
  clock.later(24 * 60);
  await circulate(db, clock, { recipients: [lead], post });
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toContain('更正·第 3 版');
  expect(bodies[1]).toContain('补录订单 1,300 单');
  await sql`update deliveries set state = 'pending', claimed_on = null, retry_at = null where target_key like '%@3'`.execute(
    db,
  );
  await storeReport(db, { revision: 4, changes: '补录订单 1,400 单' });
  clock.later(24 * 60);
  await circulate(db, clock, { recipients: [lead], post });
  expect(await deliveryStates(db)).toEqual([
    'week/2026-W46@1 通晒 sent 1',
    'week/2026-W46@3 通晒 failed 1',
    'week/2026-W46@4 通晒 sent 1',
  ]);
});

test('old periods, other kinds and a report in an older form are not sent', async () => {
  const { db } = database;
  await storeReport(db, { period: '2026-W40', end: '2026-10-05' });
  await storeReport(db, { kind: 'quarter', period: '2026-Q3', end: '2026-11-01' });
  await circulate(db, clock, { recipients: [lead], post });
  expect(await deliveryStates(db)).toEqual([]);
  await storeReport(db, { content: '{"schemaVersion":0}' });
  await circulate(db, clock, { recipients: [lead], post });
  expect(await deliveryStates(db)).toEqual(['week/2026-W46@1 通晒 failed 1']);
  expect(bodies).toEqual([]);
});

test('many at once are told in one message', async () => {
  const { db } = database;
  for (let n = 1; n <= 6; n++) {
    const report = { ...weekReport(), period: { ...weekReport().period, id: `2026-W3${n}` } };
    await storeReport(db, { period: `2026-W3${n}`, content: JSON.stringify(report) });
  }
  await circulate(db, clock, { recipients: [lead], post });
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toContain('报告汇总 6 份');
  expect(await deliveryStates(db)).toHaveLength(6);
});

test('a robot shared by many recipients is sent no more than it takes: five a second for Feishu', async () => {
  const { db } = database;
  await storeReport(db);
  const recipients = Array.from({ length: 7 }, (_, n) => recipient(`组${n}`, 'feishu', 'shared'));
  await circulate(db, clock, { recipients, post });
  expect(bodies.length).toBe(4);
  clock.later(0.02);
  await circulate(db, clock, { recipients, post });
  expect(bodies.length).toBe(7);
});

test('cut off before sending is a doubt too: sent once more, and marked', async () => {
  const { db } = database;
  await storeReport(db);
  const fault = (name: string): void => {
    if (name === 'deliver.claimed') throw new Error('cut off');
  };
  await expect(circulate(db, clock, { recipients: [lead], post, fault })).rejects.toThrow('cut off');
  clock.later(2);
  await circulate(db, clock, { recipients: [lead], post });
  expect(await deliveryStates(db)).toEqual(['week/2026-W46@1 通晒 sending 1']);
  clock.later(2);
  await circulate(db, clock, { recipients: [lead], post });
  expect(await deliveryStates(db)).toEqual(['week/2026-W46@1 通晒 sent 2']);
  expect(bodies.map((body) => body.includes('可能重复'))).toEqual([true]);
});

test('with a review only what is published is sent, and of two published revisions the newest', async () => {
  const { db } = database;
  await storeReport(db, { kind: 'month', period: '2026-10', end: '2026-11-01' });
  const options = { recipients: [lead], post, review: 'publish' as const };
  await circulate(db, clock, options);
  expect(bodies).toEqual([]);
  const publish = (key: string) =>
    takeStep(
      db,
      parseReportKey(key),
      { step: 'published', person: '王主管', note: null, at: clock.now() },
      'publish',
    );
  await publish('2026-10');
  await storeReport(db, {
    kind: 'month',
    period: '2026-10',
    end: '2026-11-01',
    revision: 2,
    changes: '补录',
  });
  await circulate(db, clock, options);
  expect(await deliveryStates(db)).toEqual(['month/2026-10@1 通晒 sent 1']);
  clock.later(24 * 60);
  await circulate(db, clock, options);
  expect(bodies).toHaveLength(1);
  await publish('2026-10@2');
  await circulate(db, clock, options);
  expect(await deliveryStates(db)).toEqual(['month/2026-10@1 通晒 sent 1', 'month/2026-10@2 通晒 sent 1']);
});

test('the report of a brand is published for itself and goes to its owner alone, linked to its own page', async () => {
  const { db } = database;
  const scope = 'brand:禾@棉';
  await storeReport(db);
  await storeReport(db, { scope, content: JSON.stringify({ ...JSON.parse(weekContent), scope }) });
  const owner = recipient('品牌', 'wecom', '品牌', [scope]);
  const recipients = [{ ...lead, reports: ['week'] }, owner];
  const options = {
    recipients,
    post,
    review: 'publish' as const,
    reportLink: 'https://voc.example.com/{kind}/{period}',
  };
  await circulate(db, clock, options);
  expect(await deliveryStates(db)).toEqual([]);
  const step = { step: 'published' as const, person: '王', note: null, at: clock.now() };
  await takeStep(db, parseReportKey('2026-W46', scope), step, 'publish');
  await circulate(db, clock, options);
  await circulate(db, clock, options);
  expect(await deliveryStates(db)).toEqual([`week/2026-W46/${scope}@1 品牌 sent 1`]);
  expect(bodies[0]).toContain(`https://voc.example.com/week/2026-W46?scope=${encodeURIComponent(scope)}`);
});
