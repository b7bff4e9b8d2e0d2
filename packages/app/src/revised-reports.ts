import type { PeriodKind } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

/** The newest revision of each report, by kind and period. */
export type Revisions = ReadonlyMap<string, number>;

interface Row {
  kind: PeriodKind;
  period: string;
  revision: number;
}

const keyOf = ({ kind, period }: Pick<Row, 'kind' | 'period'>): string => `${kind} ${period}`;

async function readRows(db: Db): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select kind, period, max(revision)::int as revision from reports where scope = 'company'
    group by kind, period order by kind, period`.execute(db);
  return rows;
}

/** The revisions as they stand, to tell later which reports were revised. */
export async function readRevisions(db: Db): Promise<Revisions> {
  return new Map((await readRows(db)).map((row) => [keyOf(row), row.revision]));
}

/** Reports that were there before and have been revised since, such as those of closed periods with late rows. */
export async function revisedSince(db: Db, before: Revisions): Promise<{ kind: PeriodKind; id: string }[]> {
  const rows = await readRows(db);
  return rows
    .filter((row) => row.revision > (before.get(keyOf(row)) ?? row.revision))
    .map(({ kind, period }) => ({ kind, id: period }));
}
