import { runInline, silentLog } from '@voc/core';
import {
  createComposeStage,
  createRollupStage,
  latestReport,
  Report,
  rankByEvidence,
  renderHtml,
  renderMarkdown,
  requestReport,
} from '@voc/report';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { markDetected, openShop, shopPeriod } from '../support/shop.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const modelVersion = 'm1';

test('a feed that has not come and a window that did not close stand in the report of their days, and no other', async () => {
  const { db } = database;
  const deps = { db, log: silentLog, now: new Date('2026-11-16T01:07:00Z') };
  await openShop(db);
  await sql`insert into feed_gaps (feed, due_on, covers_on, filled_at) values
    ('抖音评价', '2026-11-13', '2026-11-12', null), ('抖音评价', '2026-11-12', '2026-11-11', now()),
    ('抖音评价', '2026-11-17', '2026-11-16', null)`.execute(db);
  await sql`insert into source_windows (source, start_at, end_at, state, told, received, reason) values
    ('jd-reviews', '2026-11-10T16:00Z', '2026-11-11T15:00Z', 'incomplete', 9, 7, '少'),
    ('jd-reviews', '2026-11-11T16:00Z', '2026-11-12T15:00Z', 'complete', 7, 7, null)`.execute(db);
  await runInline([createRollupStage({ taxonomy, modelVersion })], deps);
  await markDetected(db);
  await requestReport(db, { period: shopPeriod, asOf: deps.now });
  await runInline([createComposeStage({ taxonomy, modelVersion, rank: rankByEvidence })], deps);
  const content = (await latestReport(db, { kind: 'week', period: shopPeriod.id }))?.content ?? '';
  const report = Report.parse(JSON.parse(content));
  expect(report.data.gaps).toEqual([
    { name: 'jd-reviews', from: '2026-11-11', to: '2026-11-11', reason: 'incomplete' },
    { name: '抖音评价', from: '2026-11-12', to: '2026-11-12', reason: 'missing' },
  ]);
  for (const page of [renderHtml(report), renderMarkdown(report)]) {
    expect(page).toMatch(/数据缺口[:：]抖音评价 2026-11-12 的数据未到/);
    expect(page).toMatch(/数据缺口[:：]jd-reviews 2026-11-11 的数据不齐/);
    expect(page).not.toContain('2026-11-16 的数据');
  }
});
