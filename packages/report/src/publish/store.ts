import { type PeriodKind, type Tx, UsageError } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { ReportKey } from './parse-report-key.ts';
import { type PublicationState, type ReviewLevel, refusalOf, type Step, stateOf } from './steps.ts';

/** All reports that go out speak of the whole company. */
const scope = 'company';

/** A revision and how far it has come. */
export interface Publication {
  kind: PeriodKind;
  period: string;
  revision: number;
  state: PublicationState;
  /** What it says differently from the revision before, in Chinese. */
  changes: string;
  /** Oldest first. */
  steps: Step[];
}

type StepRow = Step & { revision: number };

async function readSteps(db: Db | Tx, kind: string, period: string): Promise<StepRow[]> {
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
  const { kind, period } = key;
  return db.transaction().execute(async (tx) => {
    // Held, so that two people do not take a step at the same time.
    const { rows: found } = await sql<{ revision: number; changes: string }>`
      select revision, changes from reports where (kind, scope, period) = (${kind}, ${scope}, ${period})
      order by revision for update`.execute(tx);
    const one =
      key.revision === null ? found.at(-1) : found.find(({ revision }) => revision === key.revision);
    if (!one)
      throw new UsageError(
        `没有报告 ${period}${key.revision ? ` 第 ${key.revision} 版` : ''},请用 voc publish list 查看`,
      );
    const { revision } = one;
    const rows = await readSteps(tx, kind, period);
    const steps = stepsOf(rows, revision);
    const publishedRevision = newest(
      rows.filter(({ step }) => step === 'published').map((row) => row.revision),
    );
    const refusal = refusalOf(wanted, { level, steps, publishedRevision, revision });
    if (refusal) throw new UsageError(`${period}:${refusal}`);
    const { step, person, note, at } = wanted;
    await tx
      .insertInto('report_steps')
      .values({ kind, scope, period, revision, n: steps.length + 1, step, person, note, at })
      .execute();
    const taken = [...steps, wanted];
    return { kind, period, revision, state: stateOf(taken), changes: one.changes, steps: taken };
  });
}

/** Every revision of a report, oldest first. */
export async function readPublications(db: Db, { kind, period }: ReportKey): Promise<Publication[]> {
  const revisions = await db
    .selectFrom('reports')
    .select(['revision', 'changes'])
    .where('kind', '=', kind)
    .where('scope', '=', scope)
    .where('period', '=', period)
    .orderBy('revision')
    .execute();
  const rows = await readSteps(db, kind, period);
  return revisions.map(({ revision, changes }) => {
    const steps = stepsOf(rows, revision);
    return { kind, period, revision, state: stateOf(steps), changes, steps };
  });
}

/** The newest revision of every report, the latest period first. */
export async function listPublications(db: Db, limit: number): Promise<Publication[]> {
  const { rows } = await sql<{ kind: PeriodKind; period: string }>`
    select r.kind, r.period from reports r left join report_requests q using (kind, scope, period)
    where scope = ${scope} group by 1, 2 order by max(q.end_on) desc nulls last, 1, 2 limit ${limit}`.execute(
    db,
  );
  const listed: Publication[] = [];
  for (const { kind, period } of rows) {
    const last = (await readPublications(db, { kind, period, revision: null })).at(-1);
    if (last) listed.push(last);
  }
  return listed;
}
