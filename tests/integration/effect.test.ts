import { addDays, runInline, silentLog } from '@voc/core';
import {
  type Action,
  closeAction,
  createComposeStage,
  createRollupStage,
  latestReport,
  Report,
  rankByEvidence,
  readActions,
  recordAction,
  renderMarkdown,
  requestReport,
} from '@voc/report';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { hear, markDetected, openShop, shopPeriod } from '../support/shop.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const modelVersion = 'm1';
const asOf = new Date('2026-11-16T01:07:00Z');
const day = (n: number): string => addDays(shopPeriod.end, n);

/** Set off in the week of 10-12, closed on 10-26, watched in the last two weeks of the shop. */
const action = (over: Partial<Action> = {}): Action => ({
  actionId: 'a1',
  productId: 'K4',
  category: 'fulfil.wrong',
  cause: '条码贴错',
  owner: '仓库',
  openedOn: day(-28),
  dueOn: day(-21),
  expectedEffect: '≤1 条/周',
  direction: 'down',
  triggerFrom: day(-35),
  triggerTo: day(-28),
  lagDays: 3,
  windowDays: 14,
  state: 'open',
  closedOn: null,
  reportKind: 'week',
  reportPeriod: '2026-W42',
  ...over,
});

async function weekly(): Promise<Report> {
  const { db } = database;
  await requestReport(db, { period: shopPeriod, asOf });
  const compose = createComposeStage({ taxonomy, modelVersion, rank: rankByEvidence });
  await runInline([compose], { db, log: silentLog, now: asOf });
  return Report.parse(
    JSON.parse((await latestReport(db, { kind: 'week', period: shopPeriod.id }))?.content ?? ''),
  );
}

beforeAll(async () => {
  const { db } = database;
  await openShop(db);
  const wrong = Array.from({ length: 20 }, (_, n) => ({
    day: day(-28 + (n % 11)),
    product: 'K4',
    text: `发错颜色了第${n}件`,
    leaves: ['fulfil.wrong'],
  }));
  await hear(db, wrong, 5000);
  await runInline([createRollupStage({ taxonomy, modelVersion })], { db, log: silentLog, now: asOf });
  await markDetected(db);
});

test('an action is written down once, closed once, and refused where it could not be judged', async () => {
  const { db } = database;
  await recordAction(db, action());
  await recordAction(db, action({ cause: '别的原因' }));
  await recordAction(db, action({ actionId: 'a2', productId: 'K5', dueOn: day(-1) }));
  expect((await readActions(db, day(0))).map(({ cause }) => cause)).toEqual(['条码贴错', '条码贴错']);
  await expect(recordAction(db, action({ actionId: 'a3', openedOn: day(-30) }))).rejects.toThrow('触发窗口');
  await closeAction(db, { actionId: 'a1', on: day(-17), by: '王' });
  await expect(closeAction(db, { actionId: 'a1', on: day(-16), by: '王' })).rejects.toThrow(
    '没有待处理的行动',
  );
  expect((await readActions(db, day(-18)))[0]).toMatchObject({ state: 'open', closedOn: null });
});

test('the report says of a closed action whether it has worked, and of a late one that it is late', async () => {
  const report = await weekly();
  const [done, late] = report.actions;
  expect(done).toMatchObject({ actionId: 'a1', standing: '有效', owner: '仓库' });
  expect(done?.effect).toMatchObject({ before: 20, after: 0 });
  expect(late).toMatchObject({ actionId: 'a2', standing: '逾期', effect: null });
  expect(renderMarkdown(report)).toContain('## 行动与效果');
});
