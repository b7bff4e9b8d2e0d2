import { type PeriodKind, type Tx, UsageError } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { company } from '../compose/scope.ts';
import { type ReportKey, reportName } from './parse-report-key.ts';
import { type PublicationState, type ReviewLevel, refusalOf, type Step, stateOf } from './steps.ts';

/** A revision and how far it has come. */
export interface Publication {
  kind: PeriodKind;
  /** `company`, or the part of it that the report is of. */
  scope: string;
  period: string;
  revision: number;
  state: PublicationState;
  /** What it says differently from the revision before, in Chinese. */
  changes: string;
  /** Oldest first. */
  steps: Step[];
}

type StepRow = Step & { revision: number };

async function readSteps(
  db: Db | Tx,
  { kind, scope, period }: Pick<ReportKey, 'kind' | 'scope' | 'period'>,
): Promise<StepRow[]> {
  return db
    .selectFrom('report_steps')
    .select(['revision', 'step', 'person', 'note', 'at'])
    .where('kind', '=', kind)
    .where('scope', '=', scope)
    .where('period', '=', period)
    .orderBy('revision')
    .orderBy('n')
    .execute();
}

const stepsOf = (rows: readonly StepRow[], revision: number): Step[] =>
  rows
    .filter((row) => row.revision === revision)
    .map(({ step, person, note, at }) => ({ step, person, note, at }));

const newest = (revisions: readonly number[]): number | null =>
  revisions.length === 0 ? null : Math.max(...revisions);

/** Takes a step with a revision, the newest unless one is named; UsageError when there is none or it may not be taken. */
export async function takeStep(
  db: Db,
  key: ReportKey,
  wanted: Step,
  level: ReviewLevel,
): Promise<Publication> {
  const { kind, scope, period } = key;
  return db.transaction().execute(async (tx) => {
    // Held, so that two people do not take a step at the same time.
    const { rows: found } = await sql<{ revision: number; changes: string }>`
      select revision, changes from reports where (kind, scope, period) = (${kind}, ${scope}, ${period})
      order by revision for update`.execute(tx);
    const one =
      key.revision === null ? found.at(-1) : found.find(({ revision }) => revision === key.revision);
    if (!one)
      throw new UsageError(
        `没有报告 ${reportName(key)}${key.revision ? ` 第 ${key.revision} 版` : ''},请用 voc publish list 查看`,
      );
    const { revision } = one;
    const rows = await readSteps(tx, key);
    const steps = stepsOf(rows, revision);
    const publishedRevision = newest(
      rows.filter(({ step }) => step === 'published').map((row) => row.revision),
    );
    const refusal = refusalOf(wanted, { level, steps, publishedRevision, revision });
    if (refusal) throw new UsageError(`${reportName(key)}:${refusal}`);
    const { step, person, note, at } = wanted;
    await tx
      .insertInto('report_steps')
      .values({ kind, scope, period, revision, n: steps.length + 1, step, person, note, at })
      .execute();
    const taken = [...steps, wanted];
    return { kind, scope, period, revision, state: stateOf(taken), changes: one.changes, steps: taken };
  });
}

/** Every revision of a report, oldest first. */
export async function readPublications(db: Db, key: ReportKey): Promise<Publication[]> {
  const { kind, scope, period } = key;
  const revisions = await db
    .selectFrom('reports')
    .select(['revision', 'changes'])
    .where('kind', '=', kind)
    .where('scope', '=', scope)
    .where('period', '=', period)
    .orderBy('revision')
    .execute();
  const rows = await readSteps(db, key);
  return revisions.map(({ revision, changes }) => {
    const steps = stepsOf(rows, revision);
    return { kind, scope, period, revision, state: stateOf(steps), changes, steps };
  });
}

/** The newest revision of every report, the latest period first. */
export async function listPublications(db: Db, limit: number): Promise<Publication[]> {
  const { rows } = await sql<Pick<ReportKey, 'kind' | 'scope' | 'period'>>`
    select kind, scope, period from reports left join report_requests q using (kind, scope, period)
    group by 1, 2, 3 order by max(q.end_on) desc nulls last, 1, 3, scope <> ${company}, scope collate "C"
    limit ${limit}`.execute(db);
  const listed: Publication[] = [];
  for (const key of rows) {
    const last = (await readPublications(db, { ...key, revision: null })).at(-1);
    if (last) listed.push(last);
  }
  return listed;
}
