import { type Period, parsePeriod, runInline, silentLog } from '@voc/core';
import {
  createComposeStage,
  createRollupStage,
  type Explanation,
  explainNumber,
  type Report,
  type ReportKey,
  rankByEvidence,
  readNumbers,
  remakeReport,
  requestReport,
  walkNumbers,
  withinScope,
} from '@voc/report';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { hear, markDetected, openShop, shopPeriod, type VoiceSeed } from '../support/shop.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const options = { taxonomy, modelVersion: 'm1', rank: rankByEvidence };
const everything: Period = { kind: 'all', id: 'all', start: '2026-10-05', end: '2026-11-16' };
// Its edges cut weeks in two.
const month = parsePeriod('month', '2026-10');
const parts = ['brand:禾棉', 'shop:抖音/旗舰店', 'product:K1'] as const;
const day = shopPeriod.start;

/** Orders that are heard in several channels, over days and over the edge of the week; a page without a product. */
const folded: VoiceSeed[] = [
  { day, product: 'K3', order: 'o1', kind: 'chat', text: '袖口开线了', leaves: ['quality.workmanship'] },
  {
    day: '2026-11-11',
    product: 'K3',
    order: 'o1',
    text: '袖口开线，客服也不管',
    leaves: ['quality.workmanship', 'service.attitude'],
  },
  {
    day: '2026-11-12',
    product: 'K3',
    order: 'o1',
    kind: 'refund',
    text: '开线',
    leaves: ['mismatch.size', 'quality.workmanship'],
  },
  {
    day: '2026-11-07',
    product: 'K4',
    order: 'o2',
    kind: 'chat',
    text: '洗了起球',
    leaves: ['quality.durability'],
  },
  {
    day: '2026-11-10',
    product: 'K4',
    order: 'o2',
    text: '洗一次就起球',
    leaves: ['quality.durability', 'logistics.slow'],
  },
  { day, product: null, listing: 'x9', text: '颜色差太多', leaves: ['mismatch.color'] },
  { day: null, product: 'K4', order: 'o2', text: '起球', leaves: ['quality.durability'] },
  { day, product: 'K4', text: '不太行', unsure: ['quality.fit', 'price.value'] },
  { day, product: 'K4', order: 'o2', kind: 'chat', text: '唉', unsure: ['quality.fit', 'price.value'] },
  { day, product: 'K5', order: 'o3', text: '不值', unsure: ['price.value', 'quality.fit'] },
  { day: '2026-11-11', product: 'K5', order: 'o3', kind: 'chat', text: '说过了', unsure: ['price.value'] },
];

beforeAll(async () => {
  const { db } = database;
  const deps = { db, log: silentLog, now: new Date('2026-11-16T01:07:00Z') };
  await openShop(db);
  await hear(db, folded, 80_000);
  await sql`insert into corrections (item_id, author, leaves, intent, corrected_at)
    select item_id, '甲', array['logistics.slow'], 'complaint', now() from items
    where product_id = 'K1' and text like '页面是雾霾蓝%' order by item_id limit 2`.execute(db);
  await sql`insert into alerts (dedup_key, kind, product_id, category, raised_on, last_on, tier, numbers, evidence, card) values
    ('mismatch-K1-2026-11-13', 'mismatch', 'K1', 'mismatch!', '2026-11-13', '2026-11-15', '二级',
      '{"day": "2026-11-15", "window": 3, "complaints": 12}', '{}', '【描述不符预警】K1')`.execute(db);
  // Its window ends inside the week, so that its effect is told.
  await sql`insert into actions (action_id, product_id, category, cause, owner, opened_on, due_on, expected_effect, direction,
      trigger_from, trigger_to, lag_days, window_days, state, closed_on, report_kind, report_period) values
    ('act-1', 'K1', 'mismatch.color', '换主图', '运营', '2026-10-20', '2026-10-28', '下降', 'down', '2026-10-12', '2026-10-19', 3,
      14, 'closed', '2026-10-27', 'week', '2026-W42')`.execute(db);
  await sql`insert into signals (day, product_id, category, tier, numbers) values
    ('2026-11-15', '', 'mismatch', 'signal', '{"window": 7, "complaints": 19, "expected": 2, "lower": 0, "upper": 5, "p": 0.0001}')`.execute(
    db,
  );
  await runInline([createRollupStage(options)], deps);
  await markDetected(db);
  for (const period of [shopPeriod, month, everything]) await requestReport(db, { period, asOf: deps.now });
  for (const scope of parts) await requestReport(db, { period: shopPeriod, scope, asOf: deps.now });
  await runInline([createComposeStage(options)], deps);
});

const keyOf = (kind: 'week' | 'month' | 'all', scope = 'company'): ReportKey => ({
  kind,
  scope,
  period: kind === 'week' ? shopPeriod.id : kind === 'month' ? month.id : 'all',
  revision: null,
});

const numbersOf = (kind: 'week' | 'all') => readNumbers(database.db, keyOf(kind), options);

const explaining = {
  ...options,
  verbatims: 0,
  remake: async (report: Report) => (await remakeReport(database.db, report, options))?.report ?? null,
};

test.each([
  ['week', 'company'],
  ['month', 'company'],
  ['all', 'company'],
  ...parts.map((scope) => ['week', scope] as const),
] as const)('every number of the %s of %s is found, and counted again the same', (kind, scope) =>
  withinScope(database.db, scope, async (db) => {
    const found = await readNumbers(db, keyOf(kind, scope), options);
    const ids = new Set(found.numbers.map(({ id }) => id));
    expect(ids.size).toBe(found.numbers.length);
    expect(walkNumbers(found.report).filter(({ id }) => !ids.has(id))).toEqual([]);
    const wrong: Explanation[] = [];
    for (const { id } of found.numbers) {
      const one = await explainNumber(db, found, id, explaining);
      if (!one.equal) wrong.push(one);
    }
    expect(wrong.map(({ id, value, recount }) => ({ id, value, recount }))).toEqual([]);
  }),
);

/** What a method makes of counts; everything else has rows to be counted again. */
const derived = [
  /^(attribution|signals)\./,
  /\.split\.|\.withError\.|\.words\.|\.byOrderWeek\.|\.skus\.|\.productTypes\./,
  /\.(change|evidence|rank|score|peerMedian|peers|atRisk|leaveAt|chatOnlyShare)$/,
  /\.effect\.(ratio|lower|upper|peerRatio)$/,
  /^hiddenProducts\..*\.(p|usualInReviews|usualInChats)$/,
  /^data\.(?!accepted|template|withoutProduct|quarantined$)/,
  /^lists\.(made|judged|insufficient)/,
  // The interval of a judged product is that of its judgement.
  /^lists\.(black|red)\..*\.complaints\.(lower|upper)$/,
];

test('a number without rows is one of a method', async () => {
  const { numbers } = await numbersOf('week');
  const remade = numbers.filter(({ formula }) => formula === 'remade').map(({ id }) => id);
  expect(remade.filter((id) => !derived.some((one) => one.test(id)))).toEqual([]);
});

test('the ids reach the headline, categories, products, list entries and alerts', async () => {
  const ids = (await numbersOf('week')).numbers.map(({ id }) => id);
  for (const id of [
    'headline.complaints',
    'headline.complaints.perThousand',
    'headline.coverage',
    'headline.goodStars.share',
    'categories.mismatch.color.chatOnly',
    'actions.act-1.effect.before',
    'categories.mismatch',
    'categories.mismatch.color.products.K1.lower',
    'products.K1.complaints',
    'lists.black.K1.complaints',
    'lists.black.K1.causes.mismatch.color',
    'alerts.mismatch-K1-2026-11-13',
    'signals.all.mismatch.complaints',
  ])
    expect(ids).toContain(id);
});

test('an explanation names definition, query, rows and the masked words it counts', async () => {
  const found = await numbersOf('week');
  const one = await explainNumber(database.db, found, 'products.K1.complaints', { ...options, verbatims: 3 });
  expect(one.definition).toContain('同一订单同一商品只算最先听到的一条');
  expect(one.query).toContain('商品:K1');
  expect(one.rows.reduce((sum, { count }) => sum + count, 0)).toBe(one.value);
  expect(one.verbatims).toHaveLength(3);
  expect(one.verbatims[0]?.text).toContain('雾霾蓝');
  await expect(
    explainNumber(database.db, found, 'headline.nothing', { ...options, verbatims: 0 }),
  ).rejects.toThrow('headline.nothing');
});

test('a number that its rows do not bear out is told', async () => {
  const { db } = database;
  const found = await numbersOf('week');
  await sql`delete from items where product_id = 'K1' and text like '页面是雾霾蓝%第5件%'`.execute(db);
  const one = await explainNumber(db, found, 'headline.complaints', { ...options, verbatims: 0 });
  expect(one.equal).toBe(false);
  expect(one.recount).toBe((one.value ?? 0) - 1);
});
