import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Scope } from '../accounts/scope.ts';
import { ofProducts } from './scope-store.ts';

export interface Verdict {
  key: string;
  isFalse: boolean;
  by: string;
  note: string | null;
  at: Date;
}

/** Writes down that an alert was a false alarm, or takes that back: the newest word holds. */
export async function saveVerdict(db: Db, { key, isFalse, by, note, at }: Verdict): Promise<void> {
  const said = { verdict: isFalse ? ('false' as const) : ('true' as const), person: by, note, at };
  await db
    .insertInto('alert_verdicts')
    .values({ dedup_key: key, ...said })
    .onConflict((conflict) => conflict.column('dedup_key').doUpdateSet(said))
    .execute();
}

export async function readFalseKeys(db: Db, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom('alert_verdicts')
    .select('dedup_key')
    .where('dedup_key', 'in', [...keys])
    .where('verdict', '=', 'false')
    .execute();
  return new Set(rows.map(({ dedup_key }) => dedup_key));
}

export interface Judged {
  kind: string;
  judged: number;
  false: number;
}

/** Alerts by kind of which somebody has said what they were: a false alarm, or resolved as what it was. */
export async function readJudged(db: Db, scope: Scope): Promise<Judged[]> {
  const { rows } = await sql<Judged>`
    select a.kind, count(*)::int as judged, count(*) filter (where v.verdict = 'false')::int as false
    from alerts a left join alert_verdicts v on v.dedup_key = a.dedup_key
    where (v.verdict is not null or a.state = 'resolved') and ${ofProducts(scope, sql.ref('a.product_id'))}
    group by 1 order by 1`.execute(db);
  return rows;
}
