import type { Tx } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { SourceReading } from '../read-source.ts';

/** How a reading of a configured source stands. */
export type PullState = 'asked' | 'running' | 'done' | 'partial' | 'failed';

export interface Pull {
  pullId: string;
  source: string;
  /** A person, or the command; null when its schedule asked for it. */
  askedBy: string | null;
  askedAt: Date;
  state: PullState;
  startedAt: Date | null;
  endedAt: Date | null;
  read: number;
  accepted: number;
  duplicate: number;
  template: number;
  quarantined: number;
  problems: string[];
}

/** A reading that has given no sign of life for so long was cut off. */
const leaseSeconds = 180;

const columns = sql`pull_id as "pullId", source, asked_by as "askedBy", asked_at as "askedAt", state,
  started_at as "startedAt", ended_at as "endedAt", read, accepted, duplicate, template, quarantined, problems`;

/** The newest readings of each source, at most `most` of them each, the newest first. */
export async function readPulls(db: Db, sources: readonly string[], most: number): Promise<Pull[]> {
  const { rows } = await sql<Pull>`
    select p.* from unnest(${[...sources]}::text[]) s(name), lateral (
      select ${columns} from source_pulls where source = s.name order by source_pulls.pull_id desc limit ${most}) p
    order by p."pullId" desc`.execute(db);
  return rows;
}

/** Asks for a reading; false where one is asked for already. */
export async function askPull(db: Db, source: string, by: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into source_pulls (source, asked_by, asked_at, state) values (${source}, ${by}, ${at}, 'asked')
    on conflict (source) where state = 'asked' do nothing returning 1`.execute(db);
  return rows.length > 0;
}

/** Ends what was cut off with its process, so that the source can be read again. */
export async function settleCutOff(db: Db, at: Date): Promise<void> {
  await sql`
    update source_pulls set state = 'failed', ended_at = ${at},
      problems = '["读取中断:程序在读取时停止了。已读入的都保留,下次从中断处继续"]'
    where state = 'running' and beat_at < ${at}::timestamptz - ${leaseSeconds}::int * interval '1 second'`.execute(
    db,
  );
}

/** A reading by command, which waits for nobody: rows that come twice count once. */
export async function startPull(db: Db, source: string, by: string, at: Date): Promise<string> {
  const { rows } = await sql<{ pullId: string }>`
    insert into source_pulls (source, asked_by, asked_at, state, started_at, beat_at)
    values (${source}, ${by}, ${at}, 'running', ${at}, ${at}) returning pull_id as "pullId"`.execute(db);
  return rows[0]?.pullId ?? '';
}

/** Takes up the reading that was asked for, or that its schedule asks for; null where the source is read already. */
export async function claimPull(tx: Tx, source: string, at: Date): Promise<string | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pull ${source}`}, 0))`.execute(tx);
  const running =
    await sql`select 1 from source_pulls where source = ${source} and state = 'running'`.execute(tx);
  if (running.rows.length > 0) return null;
  const asked = await sql<{ pullId: string }>`
    update source_pulls set state = 'running', started_at = ${at}, beat_at = ${at}
    where source = ${source} and state = 'asked' returning pull_id as "pullId"`.execute(tx);
  if (asked.rows[0]) return asked.rows[0].pullId;
  const { rows } = await sql<{ pullId: string }>`
    insert into source_pulls (source, asked_at, state, started_at, beat_at)
    values (${source}, ${at}, 'running', ${at}, ${at}) returning pull_id as "pullId"`.execute(tx);
  return rows[0]?.pullId ?? null;
}

/** A sign of life of the process that reads. */
export async function beatPull(db: Db, pullId: string, at: Date): Promise<void> {
  await sql`update source_pulls set beat_at = ${at} where pull_id = ${pullId} and state = 'running'`.execute(
    db,
  );
}

/** What became of a reading: its counts, and its problems in Chinese. */
export interface PullResult {
  state: PullState;
  counts: Pick<Pull, 'read' | 'accepted' | 'duplicate' | 'template' | 'quarantined'>;
  problems: readonly string[];
}

export async function settlePull(
  db: Db,
  pullId: string,
  { state, counts, problems }: PullResult,
  at: Date,
): Promise<void> {
  await db
    .updateTable('source_pulls')
    .set({ ...counts, state, problems: JSON.stringify(problems), ended_at: at })
    .where('pull_id', '=', pullId)
    .execute();
}

const mostProblems = 20;

/** What a reading came to: `partial` where something was refused or may be missing, `failed` where it ended early. */
export function resultOf({ imports, refused, incomplete, failure }: SourceReading): PullResult {
  const sum = (of: (one: SourceReading['imports'][number]) => number): number =>
    imports.reduce((all, one) => all + of(one), 0);
  const windows = incomplete.flatMap(({ problem }) => (problem === null ? [] : [`时间窗未闭合:${problem}`]));
  const problems = [...(failure === null ? [] : [failure]), ...refused, ...windows];
  const ended = problems.length > 0 ? 'partial' : 'done';
  return {
    state: failure === null ? ended : 'failed',
    counts: {
      read: sum((one) => one.read),
      accepted: sum((one) => one.accepted),
      duplicate: sum((one) => one.duplicate),
      template: sum((one) => one.template),
      quarantined: sum((one) => one.quarantined),
    },
    problems: problems.slice(0, mostProblems),
  };
}
