import { createHmac } from 'node:crypto';
import { makeSetupToken } from '@voc/app';
import { runInline, silentLog } from '@voc/core';
import { setSwitch } from '@voc/core/db';
import { createTicketStage } from '@voc/report';
import { beforeAll, describe, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { type Browser, startDashboard } from './support/dashboard.ts';
import { addPerson, enter, password, wholeCompany } from './support/people.ts';
import { mine, other, storeTwoBrands } from './support/two-brands.ts';

const database = withDatabase();
const now = (): Date => new Date('2026-11-23T01:00:00Z');
let boss: Browser;
let agent: Browser;
let scoped: Browser;

beforeAll(async () => {
  const dashboard = await startDashboard(database.db, now);
  await storeTwoBrands(database.db);
  const token = await makeSetupToken(database.db, now());
  boss = dashboard.visit();
  await boss.send('POST', '/api/v1/setup', { token, login: 'boss', name: '王主管', password });
  await addPerson(database.db, 'agent', 'agent');
  await addPerson(database.db, 'scoped', 'product', { ...wholeCompany, brands: [mine.brand] });
  agent = await enter(dashboard, 'agent');
  scoped = await enter(dashboard, 'scoped');
});

test('a draft proposes those whom the card of its alert names first', async () => {
  const card = '【描述不符预警】\n责任:运营·外套组;协同:产品·外套组|11-19 18:00 前确认';
  await database.db.updateTable('alerts').set({ card }).where('dedup_key', '=', mine.alert).execute();
  const { owners } = (await boss.send('GET', `/api/v1/action-draft?alert=${mine.alert}`)).json();
  expect(owners.slice(0, 2)).toEqual(['运营·外套组', '产品·外套组']);
});

test('an alert becomes an action with its product, window, grade and days, and goes its way to the end', async () => {
  const about = { alert: mine.alert };
  const draft = (await boss.send('GET', `/api/v1/action-draft?alert=${mine.alert}`)).json();
  expect(draft).toMatchObject({
    productId: mine.product,
    grade: 1,
    triggerFrom: '2026-11-15',
    triggerTo: '2026-11-18',
    dueOn: { 1: '2026-11-26', 2: '2026-11-30', 3: '2026-12-07' },
  });
  const raised = { ...about, cause: '主图偏色', owner: '运营·外套组', expected: '一周不超过 2 条' };
  const made = (await agent.send('POST', '/api/v1/actions', raised)).json();
  expect(made).toMatchObject({
    stage: 'submitted',
    dueOn: '2026-11-26',
    slaVersion: '1',
    raisedBy: 'agent',
    alertKey: mine.alert,
    outcome: { standing: '进行中' },
  });
  const step = (name: string, note: string | null = null) =>
    boss.send('POST', `/api/v1/actions/${made.id}/steps`, { step: name, note });
  expect((await step('closed')).json()).toMatchObject({ error: 'not_now' });
  expect((await step('verified')).json()).toMatchObject({ stage: 'verified' });
  expect((await step('solved')).json()).toMatchObject({ error: 'not_now', message: '请写明做了什么' });
  await step('solved', '换回实拍主图');
  await step('returned', '天猫还没换');
  await step('solved', '天猫也换了');
  await step('confirmed');
  const closed = (await step('closed')).json();
  expect(closed).toMatchObject({ stage: 'closed', closedOn: '2026-11-23', next: [] });
  expect(closed.outcome.standing).toBe('观察中');
  expect(closed.steps.map((one: { step: string }) => one.step)).toEqual([
    'submitted',
    'verified',
    'solved',
    'returned',
    'solved',
    'confirmed',
    'closed',
  ]);
});

test('what is declined needs a reason, and the ledger tells who raised how much and what became of it', async () => {
  const raised = { product: mine.product, cause: '尺码偏小', owner: '产品', expected: '不再出现' };
  const made = (await agent.send('POST', '/api/v1/actions', raised)).json();
  expect(made).toMatchObject({ grade: 2, triggerFrom: '2026-11-11', triggerTo: '2026-11-18' });
  const steps = `/api/v1/actions/${made.id}/steps`;
  expect((await boss.send('POST', steps, { step: 'declined' })).json()).toMatchObject({ error: 'not_now' });
  await boss.send('POST', steps, { step: 'declined', note: '与尺码表一致' });
  const ledger = (await boss.send('GET', '/api/v1/adoption?from=2026-11-01&to=2026-12-01')).json();
  expect(ledger.people).toContainEqual({
    person: 'agent',
    raised: 2,
    accepted: 1,
    declined: 1,
    waiting: 0,
    closed: 1,
  });
  expect(ledger.declines).toContainEqual({ cause: '尺码偏小', reason: '与尺码表一致', person: '王主管' });
});

test('within a scope nothing foreign is listed, raised or moved', async () => {
  const { actions, counts } = (await scoped.send('GET', '/api/v1/actions')).json();
  expect(JSON.stringify(actions)).not.toMatch(/别家|OTHER/);
  expect(counts).toEqual({ open: 1, late: 0, closed: 1, dropped: 1 });
  const raised = { cause: '原因', owner: '我', expected: '少' };
  for (const about of [{ product: other.product }, { alert: other.alert }])
    expect((await scoped.send('POST', '/api/v1/actions', { ...about, ...raised })).statusCode).toBe(404);
  const step = { step: 'verified' };
  expect((await scoped.send('POST', `/api/v1/actions/${other.action}/steps`, step)).statusCode).toBe(404);
});

describe('the exchange with a ticket system', () => {
  const raise = async (cause: string): Promise<string> => {
    const raised = { product: mine.product, cause, owner: '运营', expected: '不再出现' };
    return (await boss.send('POST', '/api/v1/actions', raised)).json().id;
  };
  const sendTable = (browser: Browser, rows: string) =>
    browser.send('POST', '/api/v1/action-stages', { csv: `\uFEFF编号,阶段,说明,别的列\n${rows}\n` });

  test('a table moves actions to the stages it names, each by itself, with the words masked', async () => {
    const [first, second] = [await raise('色差'), await raise('尺码')];
    const rows = [
      `${first},已关闭,"换了图,电话 13912345678",x`,
      `${second},处理中,,`,
      `${first},待核实,,`,
      `${second},待确认,,`,
      `${second},不知道,,`,
      `NOPE,已关闭,好,`,
    ].join('\n');
    expect((await sendTable(boss, rows)).json()).toEqual({
      changed: 2,
      unchanged: 0,
      refused: [
        { row: 4, reason: '从现在的阶段走不到这里' },
        { row: 5, reason: '请写明做了什么' },
        { row: 6, reason: '阶段须为 待核实、处理中、待确认、待关闭、已关闭、不采纳 之一' },
        { row: 7, reason: '没有这个编号' },
      ],
    });
    const moved = (await boss.send('GET', `/api/v1/actions/${first}`)).json();
    expect(moved).toMatchObject({ stage: 'closed', closedOn: '2026-11-23' });
    expect(JSON.stringify(moved)).not.toContain('13912345678');
    expect((await sendTable(boss, `${first},closed,,`)).json()).toMatchObject({ changed: 0, unchanged: 1 });
  });

  test('nothing foreign is moved, and what is no table is refused in words', async () => {
    const answer = (await sendTable(scoped, `${other.action},已关闭,好,`)).json();
    expect(answer).toEqual({ changed: 0, unchanged: 0, refused: [{ row: 2, reason: '没有这个编号' }] });
    const wrong = await boss.send('POST', '/api/v1/action-stages', { csv: 'a,b\n1,2\n' });
    expect([wrong.statusCode, wrong.json().message]).toEqual([
      422,
      '缺少列:编号、阶段;请用 UTF-8 的 CSV,列名同导出的文件',
    ]);
  });

  test('every step is told once, signed, those of an action in their order', async () => {
    const { db } = database;
    const sent: { body: string; headers?: Readonly<Record<string, string>> }[] = [];
    const id = await raise('起球');
    await boss.send('POST', `/api/v1/actions/${id}/steps`, { step: 'verified', note: null });
    let outcome: { state: 'sent' } | { state: 'failed'; error: string; again: boolean } = { state: 'sent' };
    const sweep = async (minutes = 0): Promise<string[]> => {
      sent.length = 0;
      const clock = (): Date => new Date(now().getTime() + minutes * 60_000);
      const post = async (request: (typeof sent)[number]) => {
        sent.push(request);
        return outcome;
      };
      const tickets = { url: 'https://tickets.example.com/hook', secret: 'a-secret-of-the-tests' };
      const stage = createTicketStage({ tickets, post, clock });
      await runInline([stage], { db, log: silentLog, now: clock() });
      return sent.flatMap(({ body }) => {
        const told = JSON.parse(body);
        return told.action.id === id ? [`${told.event} ${told.id}`] : [];
      });
    };
    outcome = { state: 'failed', error: 'busy', again: true };
    expect(await sweep()).toEqual([`action.submitted ${id}@1`]);
    outcome = { state: 'sent' };
    // The second waits for the first, which is not tried again before its time.
    expect(await sweep()).toEqual([]);
    expect(await sweep(2)).toEqual([`action.submitted ${id}@1`, `action.verified ${id}@2`]);
    expect(await sweep(60)).toEqual([]);
    await boss.send('POST', `/api/v1/actions/${id}/steps`, { step: 'solved', note: '=换了料' });
    const turn = (isOff: boolean) =>
      setSwitch(db, 'recipient_switches', { name: 'tickets', isOff, by: '王主管', at: now() });
    await turn(true);
    expect(await sweep(61)).toEqual([]);
    await turn(false);
    expect(await sweep(61)).toEqual([`action.solved ${id}@3`]);
    const { body = '', headers = {} } = sent[0] ?? {};
    expect(JSON.parse(body)).toMatchObject({
      action: { cause: '起球' },
      step: { note: '=换了料', person: '王主管' },
    });
    const signed = `${headers['x-voc-timestamp']}.${headers['x-voc-nonce']}.${body}`;
    expect(headers['x-voc-signature']).toBe(
      createHmac('sha256', 'a-secret-of-the-tests').update(signed).digest('hex'),
    );
  });
});

test('once its window is over a closed action says what the effect was, and nothing found is an answer', async () => {
  const { db } = database;
  await db
    .updateTable('actions')
    .set({
      state: 'closed',
      closed_on: '2026-11-19',
      closed_by: '王主管',
      opened_on: '2026-11-18',
      window_days: 7,
    })
    .where('action_id', '=', other.action)
    .execute();
  const before = (await boss.send('GET', `/api/v1/actions/${other.action}`)).json();
  expect(before.outcome.standing).toBe('观察中');
  const rows = ['2026-11-18', '2026-11-21', '2026-11-25'].map((day) => ({
    day,
    product_id: other.product,
    measure: 'complaint',
    category: 'mismatch.color',
    kind: 'review',
    platform: '天猫',
    shop_id: other.shop,
    listing_id: '',
    sku_id: '',
    count: 3,
  }));
  const voices = rows.map((row) => ({ ...row, measure: 'items', category: 'all', count: 30 }));
  await db
    .insertInto('rollups')
    .values([...rows, ...voices])
    .execute();
  await db.updateTable('data_version').set({ seq: '99' }).execute();
  const later = await startDashboard(db, () => new Date('2026-11-27T01:00:00Z'));
  const visitor = await enter(later, 'boss');
  const after = (await visitor.send('GET', `/api/v1/actions/${other.action}`)).json();
  expect(after.outcome).toMatchObject({ standing: '没有证据表明有效' });
  expect(after.outcome.text).toMatch(/投诉率为行动前的 .* 倍\(90% 区间/);
  const { effects } = (await visitor.send('GET', '/api/v1/adoption?from=2026-11-01&to=2026-12-01')).json();
  expect(effects).toMatchObject({ 没有证据表明有效: 1, 观察中: 2 });
});
