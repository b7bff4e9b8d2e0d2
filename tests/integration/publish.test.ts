import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPublications, parseReportKey, readPublications, type StepName, takeStep } from '@voc/report';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { storeReport } from '../support/circulation.ts';
import { withDatabase } from '../support/database.ts';
import { runVoc } from '../support/voc.ts';

const database = withDatabase();
const home = mkdtempSync(join(tmpdir(), 'voc-publish-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const step = (name: StepName, person: string, key = '2026-W46', note: string | null = null) =>
  takeStep(database.db, parseReportKey(key), { step: name, person, note, at: new Date() }, 'review');

test('a report goes from draft through review to published, by two people, and every step is kept', async () => {
  const { db } = database;
  await storeReport(db);
  await expect(step('published', '王主管')).rejects.toThrow('还没有审核');
  await step('reviewed', '王主管');
  await step('returned', '李经理', '2026-W46', '京东缺一天');
  await step('reviewed', '王主管');
  await expect(step('published', '王主管')).rejects.toThrow('两个人');
  expect(await step('published', '李经理')).toMatchObject({ revision: 1, state: 'published' });
  const [only] = await readPublications(db, parseReportKey('2026-W46'));
  expect(only?.steps.map((one) => [one.step, one.person, one.note])).toEqual([
    ['reviewed', '王主管', null],
    ['returned', '李经理', '京东缺一天'],
    ['reviewed', '王主管', null],
    ['published', '李经理', null],
  ]);
});

test('what is published cannot be changed or taken back, nor its history; a correction is a draft again', async () => {
  const { db } = database;
  await expect(step('returned', '王主管', '2026-W46', '后悔了')).rejects.toThrow('不可更改');
  await expect(sql`update reports set content = '{}'`.execute(db)).rejects.toThrow('is published');
  await expect(sql`delete from reports`.execute(db)).rejects.toThrow('is published');
  await expect(sql`delete from report_steps`.execute(db)).rejects.toThrow('only be added to');
  await storeReport(db, { revision: 2, changes: '补录订单 1,204 单' });
  expect(await listPublications(db, 5)).toMatchObject([{ period: '2026-W46', revision: 2, state: 'draft' }]);
  await sql`update reports set changes = '补录订单 1,205 单' where revision = 2`.execute(db);
});

test('of two people who publish at once one is told that it is done', async () => {
  await step('reviewed', '王主管', '2026-W46@2');
  const both = await Promise.allSettled([step('published', '李经理'), step('published', '赵经理')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('on the command line a report is published and tells its history', async () => {
  const { url } = database;
  await storeReport(database.db, { kind: 'month', period: '2026-10', end: '2026-11-01' });
  writeFileSync(
    join(home, 'delivery.json'),
    JSON.stringify({ review: 'publish', channels: [], recipients: [] }),
  );
  const voc = (...args: string[]) => runVoc(args, url, { VOC_HOME: home });
  await voc('publish', '2026-10', '--by', '王主管', '--note', '数字已核');
  expect(await voc('publish', 'history', '2026-10')).toMatch(
    /^第 1 版 已发布\n {2}.* 王主管 发布:数字已核\n$/,
  );
});
