import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInline, silentLog } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type CirculateOptions, createCirculateStage, Report } from '@voc/report';
import { sql } from 'kysely';

/** The golden weekly report, of the week that ends on 2026-11-16. */
export const weekContent = readFileSync(join(import.meta.dirname, '../golden/output/week.json'), 'utf8');
export const weekReport = (): Report => Report.parse(JSON.parse(weekContent));

const texts: CirculateOptions['render'] = async (_report, content, format) => `${format}:${content.length}`;

/** A clock that stands still until it is moved; Monday at 08:07 in Shanghai. */
export function stillClock(start = '2026-11-16T08:07:00+08:00') {
  let now = new Date(start);
  return {
    now: (): Date => now,
    later(minutes: number): void {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    reset(): void {
      now = new Date(start);
    },
  };
}
export type StillClock = ReturnType<typeof stillClock>;

/** Stores a revision of a week or month as if it had been composed. */
export async function storeReport(
  db: Db,
  {
    kind = 'week',
    scope = 'company',
    period = '2026-W46',
    end = '2026-11-16',
    revision = 1,
    changes = '',
    content = weekContent,
  } = {},
): Promise<void> {
  await sql`insert into report_requests (kind, scope, period, start_on, end_on, as_of, state)
    values (${kind}, ${scope}, ${period}, ${end}::date - 7, ${end}::date, now(), 'done') on conflict do nothing`.execute(
    db,
  );
  await sql`insert into reports (kind, scope, period, revision, content, content_sha256, changes)
    values (${kind}, ${scope}, ${period}, ${revision}, ${content}, 'x', ${changes})`.execute(db);
}

/** Forgets what was sent; reports stay. */
export async function emptyDeliveries(db: Db): Promise<void> {
  await sql`delete from deliveries`.execute(db);
  await sql`delete from robots`.execute(db);
}

/** `week/2026-W46@1 群 sent 1`, a line a delivery. */
export async function deliveryStates(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['target_key', 'recipient', 'state', 'attempts'])
    .where('target', '=', 'report')
    .execute();
  return rows.map((row) => `${row.target_key} ${row.recipient} ${row.state} ${row.attempts}`).sort();
}

/** Runs the stage until nothing is due. */
export async function circulate(
  db: Db,
  clock: StillClock,
  options: Omit<CirculateOptions, 'clock' | 'render' | 'review'> &
    Partial<Pick<CirculateOptions, 'render' | 'review'>>,
): Promise<void> {
  const stage = createCirculateStage({ review: 'none', render: texts, ...options, clock: clock.now });
  await runInline([stage], { db, log: silentLog, now: clock.now() });
}

/** Minutes after the first try at which the sweep looks again: later than every wait in between. */
const looks = [2, 8, 12, 20, 70, 130];

/** What became of the one delivery there is, after hours of sweeps; once it is settled the last look alone is taken. */
export async function watchDelivery(db: Db, clock: StillClock, options: Parameters<typeof circulate>[2]) {
  const read = () => db.selectFrom('deliveries').selectAll().executeTakeFirstOrThrow();
  await circulate(db, clock, options);
  let passed = 0;
  for (const minutes of looks) {
    const { state, doubts } = await read();
    const isSettled = state === 'sent' || state === 'failed' || doubts > 1;
    if (isSettled && minutes !== looks.at(-1)) continue;
    clock.later(minutes - passed);
    passed = minutes;
    await circulate(db, clock, options);
  }
  const { state, attempts, last_error: error } = await read();
  return { state, attempts, error };
}
