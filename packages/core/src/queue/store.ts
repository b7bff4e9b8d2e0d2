import { sql } from 'kysely';
import type { Db } from '../db/client.ts';
import type { Day } from '../domain/period.ts';
import type { Tx } from '../stage.ts';
import { type LastEnds, type ReportRequest, scheduledKinds } from './schedules.ts';

/** All reports made by schedule speak of the whole company. */
const scope = 'company';

/** The end of the last period of each scheduled kind that has been asked for. */
export async function readLastEnds(db: Db): Promise<LastEnds> {
  const rows = await db
    .selectFrom('report_requests')
    .select(['kind', ({ fn }) => fn.max('end_on').as('end')])
    .where('scope', '=', scope)
    .groupBy('kind')
    .execute();
  const ends = new Map(rows.map(({ kind, end }) => [kind, end]));
  return Object.fromEntries(
    scheduledKinds.flatMap((kind) => {
      const end = ends.get(kind);
      return end === undefined ? [] : [[kind, end]];
    }),
  );
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
      requests.map(({ period, asOf }) => ({
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
