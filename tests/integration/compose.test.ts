import { noCutOff, runInline, silentLog } from '@voc/core';
import {
  createComposeStage,
  createRollupStage,
  latestReport,
  Report,
  rankByEvidence,
  requestReport,
} from '@voc/report';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { hear, markDetected, openShop, shopPeriod } from '../support/shop.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const modelVersion = 'm1';
const rollup = createRollupStage({ taxonomy, modelVersion });
const compose = createComposeStage({ taxonomy, modelVersion, rank: rankByEvidence });
const asOf = new Date('2026-11-16T01:07:00Z');
const all = { kind: 'all', id: 'all', start: '2026-10-05', end: '2026-11-16' } as const;

const deps = () => ({ db: database.db, log: silentLog, now: asOf });
const detectAll = () => markDetected(database.db);

async function reportOf(period: { kind: string; id: string }): Promise<Report> {
  const stored = await latestReport(database.db, { kind: period.kind, period: period.id });
  if (!stored) throw new Error(`no report ${period.id}`);
  return Report.parse(JSON.parse(stored.content));
}

beforeAll(async () => {
  await openShop(database.db);
  // Asked for when there was no data yet, and again.
  await requestReport(database.db, { period: shopPeriod, asOf: noCutOff });
  await requestReport(database.db, { period: shopPeriod, asOf });
  await requestReport(database.db, { period: all, asOf });
});

test('nothing is composed before every day is classified, rolled up and detected', async () => {
  expect(await compose.due(deps(), 10)).toEqual([]);
  await runInline([rollup, compose], deps());
  expect(await latestReport(database.db, { kind: 'week', period: shopPeriod.id })).toBeNull();
  await detectAll();
  expect(await compose.due(deps(), 10)).toHaveLength(2);
});

test('the week tells the incident, its page change, who owns it and the words behind it', async () => {
  await runInline([compose], deps());
  const report = await reportOf(shopPeriod);
  expect(report.asOf).toBe(asOf.toISOString());
  expect(report.denominator.name).toBe('签收件数');
  expect(report.movers.up[0]).toMatchObject({ id: 'mismatch.color', significant: true });
  expect(report.findings[0]).toMatchObject({ category: 'mismatch.color', product: { productId: 'K1' } });
  expect(report.findings[0]?.cause).toContain('抖音商品页 11-09 20:14 改过【主图】');
  expect(report.summary.sentences).toHaveLength(5);
  const colour = report.mismatch.find(({ id }) => id === 'mismatch.color');
  expect(colour?.products[0]?.checks.map(({ field }) => field)).toEqual(['主图', '颜色分类']);
  expect(colour?.products[0]?.quotes).toHaveLength(3);
  expect(report.lists.black[0]).toMatchObject({ productId: 'K1', standing: '新上' });
  expect(report.chatOnlyProducts.map(({ productId }) => productId)).not.toContain('K1');
  expect(report.topics[0]).toMatchObject({ attribute: '尺码' });
});

test('what was read adds up, and undated, unlinked and unmapped voices are told and kept out of products', async () => {
  const { data, products, headline } = await reportOf(shopPeriod);
  expect(data.read).toBe(data.accepted + data.template + data.quarantined);
  expect(data).toMatchObject({ template: 1, quarantined: 1, repeats: 1, undated: 1, withoutProduct: 1 });
  expect(data).toMatchObject({ unmappedListings: 1, unmappedItems: 1, folded: 0 });
  expect(headline.voices.current).toBe(data.accepted);
  expect(products.map(({ productId }) => productId)).not.toContain('');
});

test('`all` holds the undated item and compares with nothing', async () => {
  const report = await reportOf(all);
  expect(report.headline.voices.current).toBe(report.data.accepted);
  expect(report.headline.complaints.previous).toBeNull();
  expect(report.noComparison).toBe('全部数据没有上一期');
  expect(report.chatOnlyProducts).toEqual([]);
});

test('asked again it writes nothing; late data make the next revision and say what changed', async () => {
  const key = { kind: 'week', period: shopPeriod.id };
  const first = await latestReport(database.db, key);
  await requestReport(database.db, { period: shopPeriod, asOf: new Date('2027-01-01T00:00:00Z') });
  await runInline([compose], deps());
  expect(await latestReport(database.db, key)).toEqual(first);
  const late = {
    day: shopPeriod.start,
    product: 'K5',
    text: '领口线头很多，做工差',
    leaves: ['quality.workmanship'],
  };
  await hear(database.db, [late], 5000);
  await requestReport(database.db, { period: shopPeriod, asOf });
  await runInline([rollup], deps());
  await detectAll();
  await runInline([compose], deps());
  const rows = await database.db
    .selectFrom('reports')
    .select(['revision', 'changes'])
    .where('kind', '=', 'week')
    .orderBy('revision')
    .execute();
  expect(rows[0]).toEqual({ revision: 1, changes: '首版' });
  expect(rows[1]?.changes).toMatch(/声音 \d+→\d+ 条;客诉 \d+→\d+ 条/);
});
