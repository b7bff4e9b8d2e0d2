import { isoCalendar, runInline, silentLog } from '@voc/core';
import { setSwitch } from '@voc/core/db';
import { createRequestStage, dueRequests, readLastRuns, usualSchedules } from '@voc/core/queue';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';

const database = withDatabase();
const at = (shanghai: string): Date => new Date(`${shanghai}:00+08:00`);

async function tick(now: Date, entries = usualSchedules): Promise<string[]> {
  const { db } = database;
  await runInline([createRequestStage(isoCalendar, entries)], { db, log: silentLog, now });
  const rows = await db
    .selectFrom('report_requests')
    .select('period')
    .orderBy('end_on')
    .orderBy('period')
    .execute();
  return rows.map(({ period }) => period);
}

beforeAll(async () => {
  await sql`insert into items (item_id, source_id, kind, platform, shop_id, text, event_on, content_hash)
    values ('00000000-0000-4000-8000-000000000001', 's', 'review', '天猫', 'a', '好', '2026-10-30', 'h')`.execute(
    database.db,
  );
});

test('a missed tick is made up for, each report as of its own time; a second tick does nothing', async () => {
  const weekly = usualSchedules.filter(({ kind }) => kind === 'week');
  expect(await tick(at('2026-11-02T08:06'), weekly)).toEqual([]);
  expect(await tick(at('2026-11-02T08:07'), weekly)).toEqual(['2026-W44']);
  expect(await tick(at('2026-11-20T12:00'), weekly)).toEqual(['2026-W44', '2026-W45', '2026-W46']);
  const requests = () => database.db.selectFrom('report_requests').selectAll().orderBy('end_on').execute();
  const before = await requests();
  expect(before.map(({ as_of }) => as_of)).toEqual([
    at('2026-11-02T08:07'),
    at('2026-11-09T08:07'),
    at('2026-11-16T08:07'),
  ]);
  await Promise.all([tick(at('2026-11-20T12:00'), weekly), tick(at('2026-11-20T12:00'), weekly)]);
  expect(await requests()).toEqual(before);
});

test('what is owed is told before, and the last run of each kind after', async () => {
  const { db } = database;
  const now = at('2026-12-01T09:00');
  const due = await dueRequests(db, now, isoCalendar, usualSchedules);
  expect(due.map(({ period }) => period.id)).toEqual(['2026-W47', '2026-W48', '2026-11']);
  await tick(now);
  expect(await dueRequests(db, now, isoCalendar, usualSchedules)).toEqual([]);
  await sql`insert into reports (kind, scope, period, revision, content, content_sha256, changes)
    select 'month', 'company', '2026-11', n, '{}', 'x', '' from generate_series(1, 2) n`.execute(db);
  expect(await readLastRuns(db)).toMatchObject([
    { kind: 'month', period: '2026-11', state: 'due', revision: 2 },
    { kind: 'week', period: '2026-W48', state: 'due', revision: null, composedAt: null },
  ]);
});

test('a schedule that is switched off asks for nothing, and is asked for what it missed when it is on again', async () => {
  const { db } = database;
  const turn = (isOff: boolean): Promise<boolean> =>
    setSwitch(db, 'schedule_switches', { name: 'weekly', isOff, by: '王主管', at: at('2026-12-02T08:00') });
  expect([await turn(false), await turn(true), await turn(true)]).toEqual([false, true, false]);
  const before = await tick(at('2026-12-02T09:00'));
  expect(await tick(at('2026-12-15T09:00'))).toEqual(before);
  expect(await dueRequests(db, at('2026-12-15T09:00'), isoCalendar, usualSchedules)).toEqual([]);
  expect(await turn(false)).toBe(true);
  expect(await tick(at('2026-12-15T09:00'))).toEqual([...before, '2026-W49', '2026-W50']);
});
