import { sql } from 'kysely';
import type { Db } from '../db/client.ts';
import type { Day } from '../domain/period.ts';
import type { Tx } from '../stage.ts';
import { type LastEnds, type ReportRequest, scheduledKinds, subjectOf } from './schedules.ts';

/** The end of the last period of each scheduled subject that has been asked for. */
export async function readLastEnds(db: Db): Promise<LastEnds> {
  const rows = await db
    .selectFrom('report_requests')
    .select(['kind', 'scope', ({ fn }) => fn.max('end_on').as('end')])
    .where('kind', 'in', scheduledKinds)
    .groupBy(['kind', 'scope'])
    .execute();
  return Object.fromEntries(rows.map((row) => [subjectOf(row), row.end]));
}

/** The business day of the first dated voice. */
export async function readFirstDay(db: Db): Promise<Day | null> {
  const { rows } = await sql<{ first: Day | null }>`select min(event_on) as first from items`.execute(db);
  return rows[0]?.first ?? null;
}

/** Asks for reports; one that was asked for before stays as it was. */
export async function saveRequests(tx: Tx, requests: readonly ReportRequest[]): Promise<void> {
  if (requests.length === 0) return;
  await tx
    .insertInto('report_requests')
    .values(
      requests.map(({ period, scope, asOf }) => ({
        kind: period.kind,
        scope,
        period: period.id,
        start_on: period.start,
        end_on: period.end,
        as_of: asOf,
        state: 'due',
      })),
    )
    .onConflict((conflict) => conflict.columns(['kind', 'scope', 'period']).doNothing())
    .execute();
}

/** The last report of a kind that was asked for. */
export interface LastRun {
  kind: string;
  scope: string;
  period: string;
  requestedAt: Date;
  /** due until it is made, then done. */
  state: string;
  /** Null until it is made. */
  revision: number | null;
  composedAt: Date | null;
}

/** The last run of each kind and scope, by the end of its period. */
export async function readLastRuns(db: Db): Promise<LastRun[]> {
  const { rows } = await sql<LastRun>`
    select distinct on (q.kind, scope) q.kind, scope, q.period, q.requested_at as "requestedAt", q.state,
      r.revision, r.composed_at as "composedAt"
    from report_requests q left join reports r using (kind, scope, period)
    order by q.kind, scope, q.end_on desc, r.revision desc nulls last`.execute(db);
  return rows;
}
