import { runInline, silentLog } from '@voc/core';
import {
  checkReport,
  createComposeStage,
  createRollupStage,
  latestReport,
  listReports,
  Report,
  rankByEvidence,
  requestReport,
} from '@voc/report';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { hear, markDetected, openShop, shopPeriod } from '../support/shop.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const options = { taxonomy, modelVersion: 'm1', rank: rankByEvidence };
const stages = [createRollupStage(options), createComposeStage(options)];
const deps = () => ({ db: database.db, log: silentLog, now: new Date('2026-11-16T01:07:00Z') });
const key = { kind: 'week', period: shopPeriod.id } as const;

const detectAll = () => markDetected(database.db);
const check = (over: Partial<typeof options> & { program?: string } = {}) =>
  checkReport(database.db, key, { ...options, ...over });

beforeAll(async () => {
  const { db } = database;
  await openShop(db);
  await sql`insert into alerts (dedup_key, kind, product_id, category, raised_on, last_on, tier, numbers, evidence, card)
    values ('a', 'spike', 'K1', 'mismatch.color', '2026-11-12', '2026-11-15', 'signal', '{}', '[]', '童装款1 K1 颜色不符')`.execute(
    db,
  );
  await runInline([createRollupStage(options)], deps());
  await detectAll();
  await requestReport(db, { period: shopPeriod, asOf: deps().now });
  await runInline(stages, deps());
});

test('a report made again has the same bytes, also after somebody has acted on its alert', async () => {
  expect(await listReports(database.db)).toEqual([key]);
  expect(await check()).toMatchObject({ verdict: 'same', revision: 1, reason: '' });
  await sql`update alerts set state = 'resolved', state_by = '甲', state_at = '2026-11-17T02:00:00Z'`.execute(
    database.db,
  );
  expect(await check()).toMatchObject({ verdict: 'same' });
});

test('another mapping in the house makes no revision; the check names what changed', async () => {
  const { db } = database;
  await sql`insert into imports (import_id, source_id, file_name, file_sha256, mapping, mapping_version, kind, encoding, format,
    read, accepted, duplicate, template, quarantined, reasons)
    values ('i', 's', 'f', 'x', 'own', '1', 'reviews', 'utf-8', 'csv', 0, 0, 0, 0, 0, '{}')`.execute(db);
  expect(await check()).toMatchObject({
    verdict: 'same',
    reason: '正文逐字节一致;变了的来源:字段映射',
  });
  await requestReport(db, { period: shopPeriod, asOf: deps().now });
  await runInline(stages, deps());
  expect((await latestReport(db, key))?.revision).toBe(1);
  await sql`delete from imports`.execute(db);
});

test('a name that changed in the catalogue is found', async () => {
  const { db } = database;
  await sql`update products set name = '改名款' where product_id = 'K1'`.execute(db);
  const found = await check();
  expect(found?.verdict).toBe('differs');
  expect(found?.reason).toContain('红黑榜');
  expect(found?.reason).toContain('来源的校验和都没变');
  await sql`update products set name = '童装款1' where product_id = 'K1'`.execute(db);
});

test('a report of another program that says something else is no damage; its versions are named', async () => {
  const { db } = database;
  const program = 'b'.repeat(64);
  expect(await check({ program })).toMatchObject({
    verdict: 'same',
    reason: '正文逐字节一致;变了的来源:程序',
  });
  await sql`update products set name = '改名款' where product_id = 'K1'`.execute(db);
  const found = await check({ program });
  expect(found?.verdict).toBe('other');
  expect(found?.reason).toContain(
    '本版由另一版程序做成(程序 没有记下,现在是 bbbbbbbb;分类体系没变、模型及其误差没变、字段映射没变、周与月的起点和建议规则没变、数据没变)',
  );
  expect(found?.reason).toContain('不同的部分:');
  await sql`update products set name = '童装款1' where product_id = 'K1'`.execute(db);
});

test('late rows that no revision counts yet are pending, and the next revision is the same again', async () => {
  const { db } = database;
  await hear(
    db,
    [{ day: shopPeriod.start, product: 'K2', text: '又掉色了', leaves: ['quality.durability'] }],
    90_000,
  );
  await runInline([createRollupStage(options)], deps());
  expect(await check()).toMatchObject({ verdict: 'pending', revision: 1 });
  expect((await check())?.reason).toContain('变了的来源:数据');
  await detectAll();
  await runInline(stages, deps());
  expect(await check()).toMatchObject({ verdict: 'same', revision: 2 });
});

test('another model or a changed content cannot pass', async () => {
  const { db } = database;
  const older = await check({ modelVersion: 'm2' });
  expect(older?.verdict).toBe('other');
  expect(older?.reason).toContain('模型 m1,现在用的是 m2,不能逐字节重做');
  expect(older?.reason).toContain('没有被改动');
  const report = Report.parse(JSON.parse((await latestReport(db, key))?.content ?? ''));
  expect(Object.values(report.fingerprints)).toHaveLength(5);
  await sql`update reports set content = replace(content, '童装款1', '童装款9') where revision = 1`.execute(
    db,
  );
  expect(await check()).toMatchObject({ verdict: 'damaged', reason: '第 1 版的内容与写入时的校验和不符' });
});
