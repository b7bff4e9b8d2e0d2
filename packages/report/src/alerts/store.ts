import { type Tx, undatedDay } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type RawBuilder, sql } from 'kysely';
import type { AlertRow } from './alert-facts.ts';
import type { Detected } from './detect-alerts.ts';
import { saveCheckpoints } from './state-store.ts';

/** The earliest day with data that awaits detection; null while anything is unclassified or not rolled up. */
export async function earliestUndetected(db: Db): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select min(day) as day from (
      select day from rollups union select day from exposures
    ) d where day > ${undatedDay}::date and not exists (select 1 from detected_days where day = d.day)
      and not exists (select 1 from classify_due) and not exists (select 1 from dirty_days)`.execute(db);
  return rows[0]?.day ?? null;
}

/** The first `limit` days with data from `from` on, in order. */
export async function daysFrom(db: Db, from: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select day from (select day from rollups union select day from exposures) d
    where day >= ${from}::date order by day limit ${limit}`.execute(db);
  return rows.map(({ day }) => day);
}

/** The first and the last day with data. */
export async function dataSpan(db: Db): Promise<{ first: string; last: string }> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select least((select min(day) from rollups where day > ${undatedDay}::date), (select min(day) from exposures)) as first,
      greatest((select max(day) from rollups), (select max(day) from exposures)) as last`.execute(db);
  const [span] = rows;
  return { first: span?.first ?? undatedDay, last: span?.last ?? undatedDay };
}

/** People have done something to it. */
const touched = sql<boolean>`(state <> 'open' or state_by is not null or state_note is not null or muted_until is not null)`;

/** Writes alerts; one that was withdrawn because it held no longer gets back what people had made of it. */
export async function upsertAlerts(tx: Tx, alerts: readonly AlertRow[]): Promise<void> {
  if (alerts.length === 0) return;
  await sql`
    insert into alerts (dedup_key, kind, product_id, category, raised_on, last_on, tier, numbers, evidence, card)
    select dedup_key, kind, product_id, category, raised_on, last_on, tier, numbers, evidence, card
    from json_populate_recordset(null::alerts, ${JSON.stringify(alerts)}::json)
    on conflict (dedup_key) do update set last_on = excluded.last_on, tier = excluded.tier,
      numbers = excluded.numbers, evidence = excluded.evidence, card = excluded.card,
      state = coalesce(case when alerts.state = 'withdrawn' then alerts.numbers ->> 'withdrawnFrom' end, alerts.state)`.execute(
    tx,
  );
}

/** Removes those of the alerts in question that hold no longer; what people have touched is withdrawn instead. */
export async function dropGoneAlerts(
  tx: Tx,
  inQuestion: RawBuilder<boolean>,
  held: readonly AlertRow[],
): Promise<void> {
  const gone = sql`${inQuestion} and not dedup_key = any(${held.map((one) => one.dedup_key)}::text[])`;
  await sql`delete from alerts where ${gone} and not ${touched}`.execute(tx);
  // What people had made of it is remembered, for the case that it holds again; what they withdrew stays withdrawn.
  await sql`
    update alerts set state = 'withdrawn', numbers = numbers || jsonb_build_object('withdrawnFrom', state)
    where ${gone} and state <> 'withdrawn'`.execute(tx);
}

/** Writes the days that were detected, unless something was rolled up since they were read. */
export async function saveDetected(tx: Tx, detected: Detected): Promise<void> {
  const { from, to, dataVersion, days, signals, alerts } = detected;
  const { rows } = await sql<{ seq: string }>`select seq from data_version for update`.execute(tx);
  if (rows[0]?.seq !== dataVersion) return;
  await upsertAlerts(tx, alerts);
  const inQuestion = sql<boolean>`raised_on between ${from}::date and ${to}::date and kind <> 'redline'`;
  await dropGoneAlerts(tx, inQuestion, alerts);
  await sql`delete from signals where day between ${from}::date and ${to}::date`.execute(tx);
  const told = signals.map(({ day, productId, category, tier, ...numbers }) => ({
    day,
    product_id: productId ?? '',
    category,
    tier,
    numbers,
  }));
  await sql`insert into signals select * from json_populate_recordset(null::signals, ${JSON.stringify(told)}::json)`.execute(
    tx,
  );
  await saveCheckpoints(tx, detected);
  await sql`insert into detected_days select unnest(${[...days]}::date[]) on conflict do nothing`.execute(tx);
}
