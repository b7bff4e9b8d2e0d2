import { addDays, runInline, silentLog } from '@voc/core';
import { createDetectStage, createRedLineStage, createRollupStage, readGaps } from '@voc/report';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { dumpTables } from '../support/dump-tables.ts';
import { hear, openShop, shopPeriod } from '../support/shop.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const modelVersion = 'm1';
const rollup = createRollupStage({ taxonomy, modelVersion });
const redline = createRedLineStage({ modelVersion });
const detect = createDetectStage({ taxonomy, modelVersion });
const deps = () => ({ db: database.db, log: silentLog, now: new Date('2026-11-16T01:07:00Z') });
const alerts = () => database.db.selectFrom('alerts').selectAll().orderBy('dedup_key').execute();
const undetected = async () =>
  (
    await sql<{ day: string }>`select distinct day from rollups where day > '0001-01-01'
      and day not in (select day from detected_days)`.execute(database.db)
  ).rows;
const incidentDay = addDays(shopPeriod.start, 3);
const key = `mismatch-K1-${incidentDay}`;

beforeAll(() => openShop(database.db));

test('nothing is due while anything is unclassified or not rolled up', async () => {
  expect(await detect.due(deps(), 10)).toEqual([]);
  await runInline([rollup], deps());
  const [{ item_id } = { item_id: '' }] = await database.db
    .selectFrom('items')
    .select('item_id')
    .limit(1)
    .execute();
  await sql`insert into classify_due (item_id) values (${item_id})`.execute(database.db);
  expect(await detect.due(deps(), 10)).toEqual([]);
  await sql`truncate classify_due`.execute(database.db);
  expect(await detect.due(deps(), 10)).toHaveLength(1);
});

test('the incident is one alert with its numbers, its page and its words', async () => {
  await runInline([detect], deps());
  expect(await undetected()).toEqual([]);
  const [alert, ...more] = await alerts();
  expect(more).toEqual([]);
  expect(alert).toMatchObject({ dedup_key: key, product_id: 'K1', raised_on: incidentDay, state: 'open' });
  expect(alert?.last_on).toBe(addDays(incidentDay, 3));
  expect(alert?.numbers).toMatchObject({ denominator: '签收量' });
  expect(alert?.card).toContain('童装款1 K1「雾霾蓝」');
  expect(alert?.card).toContain('抖音商品页【主图】(11-09 20:14 更换过)');
  expect(alert?.card).toContain('页面是雾霾蓝，到手明显偏绿');
  expect(alert?.card).toContain('影响面:改页后已签收 350 件,待发件数未知');
  expect(alert?.card).toContain('责任:运营·童装组;协同:产品·童装组');
});

test('detecting again from any day changes nothing and keeps what people did', async () => {
  await sql`update alerts set state = 'acknowledged', state_by = '小美'`.execute(database.db);
  const all = async () => {
    const { alerts: told, signals, detector_states: states } = await dumpTables(database.db);
    return { told, signals, states };
  };
  const before = await all();
  expect(before.states?.length).toBeGreaterThan(5);
  for (const shift of [-60, -1, 0, 1, 2, 3]) {
    await sql`delete from detected_days where day >= ${addDays(incidentDay, shift)}`.execute(database.db);
    await runInline([detect], deps());
    expect(await all()).toEqual(before);
  }
});

test('a red line is told at once while other voices still wait, with its kind and hour', async () => {
  const text = '插上电就冒烟了，我要打12315';
  await hear(
    database.db,
    [{ day: addDays(shopPeriod.start, 6), product: 'K4', kind: 'chat', text }],
    900_000,
  );
  const redLine = JSON.stringify([
    { kind: 'regulator', evidence: { text: '我要打12315', start: 8, end: 16 } },
    { kind: 'safety.hazard', evidence: { text: '插上电就冒烟', start: 0, end: 6 } },
  ]);
  await sql`update classifications set red_lines = ${redLine}::jsonb where item_id in (select item_id from items where text = ${text})`.execute(
    database.db,
  );
  const [{ item_id } = { item_id: '' }] = await database.db.selectFrom('items').select('item_id').execute();
  await sql`insert into classify_due (item_id) values (${item_id})`.execute(database.db);
  await runInline([rollup, redline, detect], deps());
  expect(await undetected()).not.toEqual([]);
  await sql`truncate classify_due`.execute(database.db);
  const [told, ...others] = (await alerts()).filter(({ kind }) => kind === 'redline');
  expect(others).toEqual([]);
  expect(told).toMatchObject({ product_id: 'K4', category: 'safety.hazard', tier: '一级' });
  expect(told?.card.split('\n')[0]).toBe(
    '【红线·一级|单条即报】安全隐患:童装款4 K4「插上电就冒烟」11-15 12:00 抖音会话,顾客提到 12315',
  );
  expect(told?.card.split('\n')[1]).toContain('同款 90 天内同类 0 条,这一条:抖音旗舰店。');
  await runInline([detect], deps());
});

test('what no longer holds goes, unless somebody touched it: then it is withdrawn', async () => {
  const { db } = database;
  await sql`delete from items where text like '页面是雾霾蓝%' or text like '插上电%'`.execute(db);
  await sql`insert into dirty_days (day, product_id) select distinct day, product_id from rollups where product_id in ('K1', 'K4')`.execute(
    db,
  );
  await runInline([rollup, redline, detect], deps());
  expect((await alerts()).map(({ dedup_key, state }) => [dedup_key, state])).toEqual([[key, 'withdrawn']]);
  expect(await db.selectFrom('signals').selectAll().execute()).toEqual([]);
});

test('what holds again is again as people had left it, unless they withdrew it themselves', async () => {
  const { db } = database;
  const later = async (text: string, from: number): Promise<void> => {
    const voices = Array.from({ length: 18 }, (_, n) => ({
      day: addDays(incidentDay, n % 4),
      product: 'K1',
      text: `${text}${n}`,
      leaves: ['mismatch.color'],
    }));
    await hear(db, voices, from);
    await runInline([rollup, redline, detect], deps());
  };
  await later('颜色和页面完全是两种，第几件都这样', 910_000);
  const [again] = await alerts();
  expect(again).toMatchObject({ dedup_key: key, state: 'acknowledged', state_by: '小美' });
  expect(again?.numbers).not.toHaveProperty('withdrawnFrom');
  await sql`update alerts set state = 'withdrawn', state_note = '误报'`.execute(db);
  await later('和照片里的颜色对不上，差太远', 920_000);
  expect((await alerts()).map(({ dedup_key, state }) => [dedup_key, state])).toEqual([[key, 'withdrawn']]);
});

test('a red line without a day is told once, and its day is as unknown as it is', async () => {
  const { db } = database;
  const text = '用两天就漏电了，太吓人';
  await hear(db, [{ day: null, product: 'K5', text }], 930_000);
  const redLine = JSON.stringify([{ kind: 'safety.hazard', evidence: { text, start: 0, end: 11 } }]);
  await sql`update classifications set red_lines = ${redLine}::jsonb where item_id in (select item_id from items where text = ${text})`.execute(
    db,
  );
  await runInline([rollup, redline, detect], deps());
  const told = (await alerts()).filter(({ kind }) => kind === 'redline');
  expect(told).toHaveLength(1);
  expect(told[0]?.card).toContain('时间未知');
  expect(await detect.due(deps(), 1)).toEqual([]);
});

test('what was rolled up after reading is not overwritten: the days stay due', async () => {
  const { db } = database;
  await sql`truncate detected_days`.execute(db);
  const [message] = await detect.due(deps(), 1);
  const racing = new Proxy(db, {
    get(target, name) {
      if (name === 'transaction') {
        return () => ({
          execute: async (work: Parameters<ReturnType<typeof db.transaction>['execute']>[0]) => {
            await sql`update data_version set seq = seq + 1`.execute(target);
            return target.transaction().execute(work);
          },
        });
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  await detect.run(message?.payload, { ...deps(), db: racing });
  expect(await undetected()).not.toEqual([]);
  await detect.run(message?.payload, deps());
  expect(await undetected()).toEqual([]);
});

test('days are judged again when it becomes known that their data is missing, and when it has come', async () => {
  const { db } = database;
  const from = async (): Promise<string | undefined> => (await detect.due(deps(), 1))[0]?.key.slice(7, 17);
  await runInline([rollup, redline, detect], deps());
  expect(await from()).toBeUndefined();
  await sql`insert into feed_gaps (feed, due_on, covers_on) values ('抖音评价', ${addDays(incidentDay, 1)}, ${incidentDay})`.execute(
    db,
  );
  expect(await from()).toBe(incidentDay);
  await runInline([detect], deps());
  await sql`update feed_gaps set filled_at = now()`.execute(db);
  expect(await from()).toBe(incidentDay);
  await sql`insert into source_windows (source, start_at, end_at, state, received)
    values ('jd', '2026-10-20T16:00:00Z', '2026-10-21T16:00:00Z', 'complete', 3)`.execute(db);
  expect(await from()).toBe(incidentDay);
  await sql`update source_windows set state = 'incomplete'`.execute(db);
  expect(await from()).toBe('2026-10-21');
  await sql`truncate feed_gaps, source_windows`.execute(db);
  await runInline([detect], deps());
});

test('a missing feed is no observation of the products that its shop is heard of, and of all where it never came', async () => {
  const { db } = database;
  const day = addDays(incidentDay, 1);
  const range = { from: day, to: day };
  await sql`insert into feed_gaps (feed, due_on, covers_on) values ('抖音评价', ${addDays(day, 1)}, ${day})`.execute(
    db,
  );
  expect(await readGaps(db, range)).toEqual([{ day, productId: null }]);
  await sql`insert into sources values ('s1', 'douyin-reviews', '旗舰店', '抖音', now())`.execute(db);
  await sql`insert into imports (import_id, source_id, file_name, file_sha256, mapping, mapping_version, kind, encoding,
      format, read, accepted, duplicate, template, quarantined, reasons)
    values ('i1', 's1', 'a.xlsx', 'x', 'douyin-reviews', '1', 'reviews', 'utf8', 'xlsx', 0, 0, 0, 0, 0, '{}')`.execute(
    db,
  );
  await sql`insert into feed_arrivals values ('抖音评价', ${incidentDay}, 'a.xlsx')`.execute(db);
  const heard = (await readGaps(db, range)).map(({ productId }) => productId);
  expect(heard).toContain('K1');
  expect(heard).not.toContain(null);
  await sql`truncate feed_gaps, feed_arrivals`.execute(db);
});
