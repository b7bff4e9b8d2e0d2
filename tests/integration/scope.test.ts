import { runInline, silentLog } from '@voc/core';
import {
  checkReport,
  checkScope,
  createComposeStage,
  createRollupStage,
  latestReport,
  parseScope,
  Report,
  rankByEvidence,
  renderHtml,
  renderMarkdown,
  requestReport,
} from '@voc/report';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { markDetected, openShop, shopPeriod } from '../support/shop.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const options = { taxonomy, modelVersion: 'm1', rank: rankByEvidence };
const now = new Date('2026-11-16T01:00:00Z');
const scopes = [
  'company',
  'product:K1',
  'product:K2',
  'brand:禾棉',
  'line:外套',
  'shop:抖音/旗舰店',
] as const;
const reports = new Map<string, Report>();

const of = (scope: (typeof scopes)[number]): Report => {
  const report = reports.get(scope);
  if (!report) throw new Error(`no report of ${scope}`);
  return report;
};

beforeAll(async () => {
  const { db } = database;
  await openShop(db);
  await sql`insert into alerts (dedup_key, kind, product_id, category, raised_on, last_on, tier, numbers, evidence, card)
    values ('a', 'spike', 'K1', 'mismatch.color', '2026-11-12', '2026-11-13', '2', '{}', '[]', '【描述不符预警】K1')`.execute(
    db,
  );
  await runInline([createRollupStage(options)], { db, log: silentLog, now });
  await markDetected(db);
  for (const scope of scopes) await requestReport(db, { period: shopPeriod, scope, asOf: now });
  await runInline([createComposeStage(options)], { db, log: silentLog, now });
  for (const scope of scopes) {
    const stored = await latestReport(db, { kind: 'week', period: shopPeriod.id, scope });
    reports.set(scope, Report.parse(JSON.parse(stored?.content ?? 'null')));
  }
});

test('a product, a brand, a line and a shop have reports of their own words and numbers', async () => {
  const { rows } = await sql<{ voices: number }>`
    select count(*)::int as voices from items where product_id = 'K1' and event_on >= ${shopPeriod.start}::date
      and event_on < ${shopPeriod.end}::date`.execute(database.db);
  expect(of('product:K1').headline.voices.current).toBe(rows[0]?.voices);
  expect(of('product:K1').headline.mismatch.current).toMatchObject({ count: 18, exposure: 350 });
  expect(of('product:K2').headline.mismatch.current.count).toBe(0);
  expect(of('product:K1').products.map(({ productId }) => productId)).toEqual(['K1']);
  // All eight products are of one brand and line; two voices of the company name none.
  for (const scope of ['brand:禾棉', 'line:外套'] as const)
    expect(of(scope).headline.voices.current).toBe(of('company').headline.voices.current - 2);
  expect(of('shop:抖音/旗舰店').headline).toEqual(of('company').headline);
});

test('lists judge a part of the products among all of their peers; a shop among its own', () => {
  const black = of('company').lists.black.map(({ productId, rank, score }) => ({ productId, rank, score }));
  expect(black.length).toBeGreaterThan(0);
  const inBrand = of('brand:禾棉').lists.black.map(({ productId, rank, score }) => ({
    productId,
    rank,
    score,
  }));
  expect(inBrand).toEqual(black);
  expect(of('product:K2').lists.black).toEqual([]);
  expect(of('product:K2').lists.judged + of('product:K2').lists.insufficient).toBe(1);
  expect(of('product:K1').lists.black[0]?.peers).toBe(8);
});

test('alerts are told where they belong, and a shop says that they are not told by shop', () => {
  expect(of('product:K1').alerts).toHaveLength(1);
  expect(of('product:K2').alerts).toEqual([]);
  expect(of('shop:抖音/旗舰店').alerts).toEqual([]);
  expect(of('shop:抖音/旗舰店').notes.join()).toContain('不分店铺');
});

test('the page names its scope, and the company none', () => {
  expect(renderHtml(of('brand:禾棉'))).toContain('客户之声·周报 2026-W46·品牌 禾棉');
  expect(of('company')).not.toHaveProperty('scopeName');
  expect(renderHtml(of('company'))).toContain('全公司');
});

test('made again it has the same bytes, and leaves the tables as they were', async () => {
  const before = await sql`select count(*) from items`.execute(database.db);
  for (const scope of scopes) {
    const key = { kind: 'week', period: shopPeriod.id, scope } as const;
    expect(await checkReport(database.db, key, options)).toMatchObject({ verdict: 'same', revision: 1 });
  }
  expect((await sql`select count(*) from items`.execute(database.db)).rows).toEqual(before.rows);
});

test('what nobody knows is refused with what there is', async () => {
  for (const text of ['brand', 'brand:', 'shop:旗舰店', 'team:a'])
    expect(() => parseScope(text)).toThrow('报告范围');
  await expect(checkScope(database.db, { kind: 'brand', value: '没有' })).rejects.toThrow('现有:禾棉');
  await expect(checkScope(database.db, { kind: 'shop', value: "抖音/'" })).rejects.toThrow('抖音/旗舰店');
  await checkScope(database.db, { kind: 'line', value: '外套' });
});

test('what was a year ago stands beside the period before, in sentence and table', async () => {
  const { db } = database;
  await sql`insert into rollups values
    ('2025-11-11', 'K1', 'items', 'all', 'review', '抖音', '旗舰店', '', '', 60),
    ('2025-11-11', 'K1', 'complaint', 'total', 'review', '抖音', '旗舰店', '', '', 7),
    ('2025-11-11', 'K1', 'complaint', 'mismatch', 'review', '抖音', '旗舰店', '', '', 3)`.execute(db);
  await sql`insert into exposures values ('2025-11-11', '抖音', '旗舰店', '90', 'K1', '', 1200, 1000, 0)`.execute(
    db,
  );
  await markDetected(db);
  await requestReport(db, { period: shopPeriod, asOf: now });
  await runInline([createComposeStage(options)], { db, log: silentLog, now });
  const stored = await latestReport(db, { kind: 'week', period: shopPeriod.id });
  const report = Report.parse(JSON.parse(stored?.content ?? 'null'));
  expect(report.headline.earlier).toMatchObject({
    label: '去年同期',
    start: '2025-11-10',
    voices: 60,
    complaints: { count: 7, exposure: 1000, perThousand: 7 },
    mismatch: { count: 3 },
  });
  expect(report.summary.sentences[0]).toContain('(上周 2.9‰,去年同期 7.0‰)');
  expect(renderMarkdown(report)).toMatch(/\| 指标 +\| 本期.*去年同期/u);
  expect(renderHtml(report)).toContain('去年同期 7.0‰');
  expect(report.notes.join()).toContain('去年同期指 2025-11-10 至 2025-11-16');
});
