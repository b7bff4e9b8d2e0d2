import { addDays, dayOf, type Tx } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type RawBuilder, sql } from 'kysely';
import { company } from '../compose/scope.ts';
import { type Deliverable, type Delivered, freshDays, type RevisionName } from './choose-reports.ts';
import { mayBeTried } from './claim-store.ts';

/** Older reports are not looked at. */
const longest = Math.max(...Object.values(freshDays));

/** The newest revision of each report that ended not long ago; of published ones alone where they are reviewed. */
export async function readDeliverables(db: Db, onlyPublished: boolean, at: Date): Promise<Deliverable[]> {
  const { rows } = await sql<Deliverable>`
    select r.kind, r.scope, r.period, max(r.revision)::int as revision, max(q.end_on) as end
    from reports r join report_requests q using (kind, scope, period)
    where q.end_on >= ${addDays(dayOf(at), -longest)}::date
      and (not ${onlyPublished}::boolean or exists (select 1 from report_steps s
        where (s.kind, s.scope, s.period, s.revision) = (r.kind, r.scope, r.period, r.revision) and s.step = 'published'))
    group by 1, 2, 3 order by 5, 1, 3, r.scope <> ${company}, r.scope collate "C"`.execute(db);
  return rows;
}

/** A key without its revision; the name of a brand may hold an @ of its own. */
const targetOf = (key: RawBuilder<unknown>) => sql<string>`regexp_replace(${key}, '@\\d+$', '')`;

/** What has become of the deliveries of these reports' revisions. */
export async function readDelivered(db: Db, targets: readonly string[], at: Date): Promise<Delivered[]> {
  const { rows } = await sql<Delivered>`
    select d.target_key as key, d.channel, d.recipient, d.state, d.claimed_on as "claimedOn", ${mayBeTried(at)} as "mayBeTried"
    from deliveries d where d.target = 'report' and ${targetOf(sql.ref('d.target_key'))} = any(${[...targets]}::text[])`.execute(
    db,
  );
  return rows;
}

export interface RevisionText {
  kind: string;
  scope: string;
  period: string;
  revision: number;
  content: string;
  changes: string;
}

export async function readRevision(
  db: Db,
  { kind, scope, period, revision }: RevisionName,
): Promise<RevisionText | undefined> {
  return db
    .selectFrom('reports')
    .select(['kind', 'scope', 'period', 'revision', 'content', 'changes'])
    .where('kind', '=', kind)
    .where('scope', '=', scope)
    .where('period', '=', period)
    .where('revision', '=', revision)
    .executeTakeFirst();
}

/** Revisions that were never sent and need not be any more, as a later one is. */
export async function giveUpOlder(
  tx: Tx,
  one: { channel: string; recipient: string; target: string; revision: number },
): Promise<void> {
  await sql`
    update deliveries set state = 'failed', last_error = ${`已由第 ${one.revision} 版取代`}
    where target = 'report' and channel = ${one.channel} and recipient = ${one.recipient} and state = 'pending'
      and ${targetOf(sql.ref('target_key'))} = ${one.target}
      and substring(target_key from '@(\\d+)$')::int < ${one.revision}`.execute(tx);
}
