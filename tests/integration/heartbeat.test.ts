import { judgeService, readService } from '@voc/app';
import { isoCalendar } from '@voc/core';
import { beat, readHeartbeats, usualSchedules } from '@voc/core/queue';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';

const database = withDatabase();
const at = (shanghai: string): Date => new Date(`${shanghai}:00+08:00`);
const now = at('2026-11-23T09:00');
const plan = { calendar: isoCalendar, entries: usualSchedules };
const item = '00000000-0000-4000-8000-000000000001';

afterEach(async () => {
  for (const table of ['heartbeats', 'classify_due', 'dirty_days', 'report_requests', 'items'])
    await sql`delete from ${sql.table(table)}`.execute(database.db);
});

test('the newest beat of any process counts, and a clock that is behind takes nothing back', async () => {
  const { db } = database;
  expect(await readHeartbeats(db)).toEqual({ worker: null, schedule: null });
  await beat(db, 'worker', at('2026-11-23T08:59'));
  await beat(db, 'worker', at('2026-11-23T08:30'));
  await beat(db, 'schedule', at('2026-11-23T08:00'));
  expect(await readHeartbeats(db)).toEqual({
    worker: at('2026-11-23T08:59'),
    schedule: at('2026-11-23T08:00'),
  });
});

const storeItem = (day: string) =>
  sql`insert into items (item_id, source_id, kind, platform, shop_id, text, event_on, content_hash)
    values (${item}, 's', 'review', '天猫', 'a', '好', ${day}, 'h')`;

test.each([
  ['nothing', [], false],
  ['a voice', [storeItem('2026-11-23'), sql`insert into classify_due (item_id) values (${item})`], true],
  ['a day', [sql`insert into dirty_days (day, product_id) values ('2026-11-20', 'P')`], true],
  [
    'a report',
    [
      sql`insert into report_requests (kind, scope, period, start_on, end_on, as_of, state)
        values ('week', 'company', '2026-W46', '2026-11-09', '2026-11-16', now(), 'due')`,
    ],
    true,
  ],
  ['a report that a schedule owes', [storeItem('2026-11-19')], true],
])('%s waits', async (_, statements, waits) => {
  const { db } = database;
  for (const statement of statements) await statement.execute(db);
  const state = await readService(db, plan, now);
  expect(state).toEqual({ beats: { worker: null, schedule: null }, waits });
  expect(judgeService(state, now)?.isUrgent).toBe(waits);
});

test('who works keeps people from being told, whatever waits', async () => {
  const { db } = database;
  await sql`insert into dirty_days (day, product_id) values ('2026-11-20', 'P')`.execute(db);
  for (const part of ['worker', 'schedule'] as const) await beat(db, part, at('2026-11-23T08:58'));
  expect(judgeService(await readService(db, plan, now), now)).toBeUndefined();
  expect(judgeService(await readService(db, plan, now), at('2026-11-23T09:04'))).toMatchObject({
    isUrgent: true,
  });
});
