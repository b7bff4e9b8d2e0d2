import { addDays, runInline, silentLog } from '@voc/core';
import { createDetectStage, createIntradayStage, createRollupStage } from '@voc/report';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { hear } from '../support/shop.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const options = { taxonomy, modelVersion: 'm1' };
const rollup = createRollupStage(options);
const detect = createDetectStage(options);
const intraday = createIntradayStage(options);
const today = '2026-11-12';
const deps = (time: string) => ({
  db: database.db,
  log: silentLog,
  now: new Date(`${today}T${time}:00+08:00`),
});
const alerts = () => database.db.selectFrom('alerts').selectAll().orderBy('dedup_key').execute();

/** Forty days of twelve busy products that are complained of three to six times a day. */
beforeAll(async () => {
  const { db } = database;
  await sql`insert into rollups select day, 'P' || p, m.measure, m.category, 'review', '抖音', '旗舰店', '', '',
      case when m.measure = 'items' then 60 else 3 + (n * 7 + p * 3) % 4 end
    from generate_series(1, 12) p, generate_series(1, 40) n, (select ${today}::date as today) t,
      lateral (select t.today - n as day) d,
      (values ('items', 'all'), ('complaint', 'mismatch!'), ('complaint', 'mismatch.color')) m (measure, category)`.execute(
    db,
  );
  await sql`insert into exposures select ${today}::date - n, '抖音', '旗舰店', '', 'P' || p, '', 600, 600, 0
    from generate_series(1, 12) p, generate_series(1, 40) n`.execute(db);
  await runInline([detect], deps('00:10'));
});

test('nothing is due without a voice of the last 24 hours', async () => {
  expect(await intraday.due(deps('13:05'), 10)).toEqual([]);
});

test('a burst within hours is an alert before the day is over, and before anything else is done', async () => {
  const voices = Array.from({ length: 20 }, (_, n) => ({
    day: today,
    product: 'P7',
    text: `页面是蓝的，到手是绿的，第${n}件也这样`,
    leaves: ['mismatch.color'],
  }));
  await hear(database.db, voices, 1);
  await runInline([intraday], deps('13:05'));
  const [alert, ...more] = await alerts();
  expect(more).toEqual([]);
  expect(alert).toMatchObject({ dedup_key: `mismatch-P7-${today}`, product_id: 'P7', state: 'open' });
  expect(alert?.card).toMatch(/近\d+小时\(截至 11-12 13:00\)20 条;按签收量正常约/u);
  expect(alert?.card).toContain('颜色');
  expect(await intraday.due(deps('13:50'), 10)).toEqual([]);
});

test('later hours and the end of the day raise it no second time', async () => {
  for (const time of ['14:02', '15:02', '23:02']) await runInline([intraday], deps(time));
  await runInline([rollup, detect], deps('23:50'));
  expect(await database.db.selectFrom('hour_pushes').selectAll().execute()).toHaveLength(1);
  const told = await alerts();
  expect(told.map(({ dedup_key, last_on }) => [dedup_key, last_on])).toEqual([
    [`mismatch-P7-${today}`, today],
  ]);
  await hear(
    database.db,
    [{ day: addDays(today, 1), product: 'P7', text: '还是不对色', leaves: ['mismatch.color'] }],
    900,
  );
  await runInline([rollup, detect], deps('23:55'));
  expect((await alerts()).map(({ dedup_key }) => dedup_key)).toEqual([`mismatch-P7-${today}`]);
});

const burst = (day: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    day,
    product: 'P7',
    text: `又来了，颜色不对，第${n}件`,
    leaves: ['mismatch.color'],
  }));

test('what a person resolved rings again when it is back after a quiet week, and not when it goes on', async () => {
  const { db } = database;
  const later = addDays(today, 13);
  await sql`insert into rollups select ${today}::date + n, 'P' || p, m.measure, m.category, 'review', '抖音', '旗舰店', '', '',
      case when m.measure = 'items' then 60 else 3 + (n * 7 + p * 3) % 4 end
    from generate_series(1, 12) p, generate_series(2, 12) n,
      (values ('items', 'all'), ('complaint', 'mismatch!'), ('complaint', 'mismatch.color')) m (measure, category)`.execute(
    db,
  );
  await sql`insert into exposures select ${today}::date + n, '抖音', '旗舰店', '', 'P' || p, '', 600, 600, 0
    from generate_series(1, 12) p, generate_series(2, 13) n`.execute(db);
  await runInline([detect], deps('23:59'));
  const key = `mismatch-P7-${today}`;
  await sql`update alerts set state = 'resolved', state_by = '甲', state_at = ${`${addDays(today, 3)}T02:00:00Z`}`.execute(
    db,
  );
  await hear(db, burst(later, 20), 2000);
  const then = (time: string) => ({ ...deps(time), now: new Date(`${later}T${time}:00+08:00`) });
  await runInline([intraday], then('13:05'));
  const back = `mismatch-P7-${later}`;
  const told = async () => (await alerts()).map(({ dedup_key, state }) => `${dedup_key} ${state}`);
  expect(await told()).toEqual([`${key} resolved`, `${back} open`]);
  await runInline([rollup, detect], then('23:50'));
  expect(await told()).toEqual([`${key} resolved`, `${back} open`]);
  // Without the resolution it is the same alert, four weeks long.
  await sql`update alerts set state = 'open', state_at = null where dedup_key = ${key}`.execute(db);
  await sql`delete from detected_days where day >= ${later}`.execute(db);
  await runInline([detect], then('23:55'));
  expect(await told()).toEqual([`${key} open`]);
});
