import { copyLine, undatedDay } from '@voc/core';
import { copyLines, type Pool, type PoolClient } from '@voc/core/db';
import { groupTexts, type NearText } from '../near/group-texts.ts';

const fetched = 5000;

/** Notes the months whose reviews have changed by what waits in a staging table; to be called inside the promotion. */
export const noteNearDue = (table: 'staged_voices' | 'staged_new'): string => `
  insert into near_due (month)
  select distinct date_trunc('month', coalesce(event_on, '${undatedDay}'))::date
  from (select distinct event_on from ${table} where kind = 'review') d order by 1
  on conflict (month) do update set month = excluded.month`;

/** The next month to look through, locked: a reading of the same month waits, or is waited for. */
async function takeMonth(client: PoolClient): Promise<string | undefined> {
  const { rows } = await client.query<{ month: string }>(
    'delete from near_due where month = (select min(month) from near_due) returning month',
  );
  return rows[0]?.month;
}

async function readTexts(client: PoolClient, month: string): Promise<NearText[]> {
  const isMonth =
    month === undatedDay
      ? 'event_on is null'
      : `event_on >= '${month}'::date and event_on < '${month}'::date + interval '1 month'`;
  await client.query(
    `declare reviews no scroll cursor for select item_id as id, text from items where kind = 'review' and ${isMonth}`,
  );
  const texts: NearText[] = [];
  for (;;) {
    const { rows } = await client.query<NearText>(`fetch ${fetched} from reviews`);
    for (const row of rows) texts.push(row);
    if (rows.length < fetched) break;
  }
  await client.query('close reviews');
  return texts;
}

async function markMonth(client: PoolClient, month: string): Promise<void> {
  const groups = [...groupTexts(await readTexts(client, month))].sort();
  await client.query('delete from near_duplicates where month = $1', [month]);
  const lines = groups.map(([id, key]) => copyLine([id, key, month]));
  await copyLines(client, 'near_duplicates', ['item_id', 'group_key', 'month'], lines.join(''));
}

/**
 * Marks the reviews of every month with new ones that repeat each other with small changes; they stay counted. Returns
 * how many reviews of the database repeat another of their month.
 */
export async function markNearDuplicates(pool: Pool): Promise<number> {
  const client = await pool.connect();
  let isBroken = true;
  try {
    for (;;) {
      await client.query('begin');
      const month = await takeMonth(client);
      if (month !== undefined) await markMonth(client, month);
      await client.query('commit');
      if (month === undefined) break;
    }
    const { rows } = await client.query<{ repeats: number }>(
      'select (count(*) - count(distinct group_key))::int as repeats from near_duplicates',
    );
    isBroken = false;
    return rows[0]?.repeats ?? 0;
  } finally {
    client.release(isBroken);
  }
}
