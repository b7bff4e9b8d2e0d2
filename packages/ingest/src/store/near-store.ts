import { addDays, copyLine, type Tx, undatedDay } from '@voc/core';
import { copyInto, type Db, markThemes } from '@voc/core/db';
import { sql } from 'kysely';
import type { NearText } from '../near/group-texts.ts';

const fetched = 5000;

/** Notes the months whose reviews have changed by what waits in a staging table; to be called inside the promotion. */
export const noteNearDue = (table: 'staged_voices' | 'staged_new'): string => `
  insert into near_due (month)
  select distinct date_trunc('month', coalesce(event_on, '${undatedDay}'))::date
  from (select distinct event_on from ${table} where kind = 'review') d order by 1
  on conflict (month) do update set month = excluded.month`;

/** Months that have waited for at least so many seconds since their first new review. */
export async function dueMonths(db: Db, waitSeconds: number, limit: number): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    select month from near_due where noted_at <= now() - make_interval(secs => ${waitSeconds})
    order by month limit ${limit}`.execute(db);
  return rows.map(({ month }) => month);
}

/** The texts of a month and the version of its entry; undefined when it is not due any more. */
export interface NearMonth {
  month: string;
  version: string | undefined;
  texts: NearText[];
}

const versionOf = (month: string) =>
  sql<{ version: string }>`select xmin::text as version from near_due where month = ${month}::date`;

/** Reads a month: its version before its texts, so that a review that comes in between leaves it due. */
export async function readMonth(db: Db, month: string): Promise<NearMonth> {
  const [entry] = (await versionOf(month).execute(db)).rows;
  const texts: NearText[] = [];
  if (!entry) return { month, version: undefined, texts };
  const isMonth =
    month === undatedDay
      ? sql`event_on is null`
      : sql`event_on >= ${month}::date and event_on < ${month}::date + interval '1 month'`;
  await db.transaction().execute(async (tx) => {
    await sql`declare reviews no scroll cursor for
      select item_id as id, text from items where kind = 'review' and ${isMonth}`.execute(tx);
    for (;;) {
      const { rows } = await sql.raw<NearText>(`fetch ${fetched} from reviews`).execute(tx);
      for (const row of rows) texts.push(row);
      if (rows.length < fetched) break;
    }
  });
  return { month, version: entry.version, texts };
}

const daysOfMonth = (month: string): string[] =>
  Array.from({ length: 31 }, (_, n) => addDays(month, n)).filter(
    (day) => day.slice(0, 7) === month.slice(0, 7),
  );

/** Stores the groups of a month, unless it has changed since it was read: it is due then still. */
export async function saveMonth(
  tx: Tx,
  { month, version }: Pick<NearMonth, 'month' | 'version'>,
  groups: ReadonlyMap<string, string>,
): Promise<void> {
  const [entry] = (await sql<{ version: string }>`${versionOf(month)} for update`.execute(tx)).rows;
  if (!entry || entry.version !== version) return;
  await tx.deleteFrom('near_duplicates').where('month', '=', month).execute();
  const lines = [...groups].sort().map(([id, key]) => copyLine([id, key, month]));
  await copyInto(tx, 'near_duplicates', ['item_id', 'group_key', 'month'], lines.join(''));
  await tx.deleteFrom('near_due').where('month', '=', month).execute();
  // Copies of a review have one customer.
  await markThemes(tx, daysOfMonth(month), false);
}

/** How many reviews of the database repeat another of their month. */
export async function countRepeats(db: Db): Promise<number> {
  const { rows } = await sql<{ repeats: number }>`
    select (count(*) - count(distinct group_key))::int as repeats from near_duplicates`.execute(db);
  return rows[0]?.repeats ?? 0;
}
