import { noCutOff, type Period, type Tx, undatedDay } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { company } from './scope.ts';

/**
 * Asks for a report of a period; again and again is harmless, since equal content makes no revision. The instant
 * taken as now stays that of the first request while the period's days stay the same, unless the new one overrides, or
 * the first was made before there were dated voices.
 */
export async function requestReport(
  db: Db,
  {
    period,
    scope = company,
    asOf,
    overrides = false,
  }: { period: Period; scope?: string | undefined; asOf: Date; overrides?: boolean },
): Promise<void> {
  await sql`
    insert into report_requests (kind, scope, period, start_on, end_on, as_of, state)
    values (${period.kind}, ${scope}, ${period.id}, ${period.start}::date, ${period.end}::date, ${asOf}, 'due')
    on conflict (kind, scope, period) do update set state = 'due', start_on = excluded.start_on, end_on = excluded.end_on,
      as_of = case when not ${overrides}::boolean and report_requests.as_of > ${noCutOff} and (report_requests.start_on, report_requests.end_on) = (excluded.start_on, excluded.end_on)
        then report_requests.as_of else excluded.as_of end`.execute(db);
}

export interface DueReport {
  kind: Period['kind'];
  scope: string;
  period: string;
  start: string;
  end: string;
  asOf: Date;
}

/** Requests whose data are complete: everything classified and rolled up, and every day with data detected. */
export async function dueReports(db: Db, limit: number): Promise<DueReport[]> {
  const { rows } = await sql<DueReport>`
    select kind, scope, period, start_on as start, end_on as end, as_of as "asOf" from report_requests r
    where state = 'due'
      and not exists (select 1 from classify_due) and not exists (select 1 from dirty_days)
      and not exists (
        -- Day by day from the ends of the index: reading all rollups would take longer than the report.
        select 1 from generate_series((select min(day) from rollups where day > ${undatedDay}::date),
          (select max(day) from rollups), interval '1 day') g, lateral (select g::date as day) d
        where not exists (select 1 from detected_days where day = d.day)
          and exists (select 1 from rollups where day = d.day)
          and (r.kind = 'all' or (d.day >= r.start_on and d.day < r.end_on)))
    order by end_on, kind, period, scope collate "C" limit ${limit}`.execute(db);
  return rows;
}

export async function readRequest(
  db: Db,
  key: { kind: string; period: string; scope: string },
): Promise<DueReport | undefined> {
  const { rows } = await sql<DueReport>`
    select kind, scope, period, start_on as start, end_on as end, as_of as "asOf" from report_requests
    where scope = ${key.scope} and kind = ${key.kind} and period = ${key.period}`.execute(db);
  return rows[0];
}

/** Rises with every rollup; a report made from an older state is made again. */
export async function readDataVersion(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ seq: string }>`select seq from data_version`.execute(db);
  return rows[0]?.seq ?? '0';
}
