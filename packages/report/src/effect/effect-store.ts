import { daysBetween } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { readSold } from '../compose/sold-store.ts';
import type { Delays } from '../exposure/delay-store.ts';
import type { DailySold } from '../exposure/sold-in-spans.ts';
import type { Action, EffectWindows } from './action.ts';
import type { Counted, EffectInput } from './types.ts';

/** The action's product and the products of its type that nothing was done to and that no alert of the group was raised for. */
async function readMembers(
  db: Db,
  { productId, category }: Action,
  windows: EffectWindows,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.product_id as id from products own join products p on p.product_type = own.product_type
    where own.product_id = ${productId} and p.product_id <> ${productId}
      and not exists (select 1 from actions a where a.product_id = p.product_id and a.category = ${category}
        and a.opened_on < ${windows.after.end}::date)
      and not exists (select 1 from alerts a where a.product_id = p.product_id
        and split_part(replace(a.category, '!', ''), '.', 1) = split_part(replace(${category}, '!', ''), '.', 1)
        and a.raised_on < ${windows.after.end}::date and a.last_on >= ${windows.before.start}::date)
    order by 1`.execute(db);
  return [productId ?? '', ...rows.map(({ id }) => id)];
}

interface CountRow {
  n: number;
  product: string;
  complaints: number;
  items: number;
}

async function readCounts(
  db: Db,
  spans: readonly { start: string; end: string }[],
  members: readonly string[],
  category: string,
): Promise<Map<string, CountRow>> {
  const { rows } = await sql<CountRow>`
    select s.n::int - 1 as n, r.product_id as product,
      coalesce(sum(r.count) filter (where r.measure = 'complaint'), 0)::int as complaints,
      coalesce(sum(r.count) filter (where r.measure = 'items'), 0)::int as items
    from unnest(${spans.map(({ start }) => start)}::date[], ${spans.map(({ end }) => end)}::date[])
      with ordinality as s (start_on, end_on, n)
    join rollups r on r.day >= s.start_on and r.day < s.end_on and r.product_id = any(${[...members]}::text[])
    where (r.measure = 'complaint' and r.category = ${category}) or (r.measure = 'items' and r.category = 'all')
    group by 1, 2`.execute(db);
  return new Map(rows.map((row) => [`${row.n} ${row.product}`, row]));
}

/** Days that are counted for an action: before, after, and the weeks that the spread is learned from. */
export const spansOf = ({ before, after, history }: EffectWindows) => [before, after, ...history];

/** What an action is judged by: units signed for where the product has them in both windows, else its voices. */
export async function readEffectInput(
  db: Db,
  action: Action,
  windows: EffectWindows,
  delays: Delays,
  daily?: DailySold,
): Promise<EffectInput> {
  const spans = spansOf(windows);
  const members = await readMembers(db, action, windows);
  const counts = await readCounts(db, spans, members, action.category);
  const sold = await readSold(db, spans, delays, 0, daily);
  const own = action.productId ?? '';
  const bySold = [0, 1].every((n) => (sold[n]?.units.get(own) ?? 0) > 0);
  const of = (n: number, product: string): Counted => {
    const row = counts.get(`${n} ${product}`);
    return {
      count: row?.complaints ?? 0,
      exposure: bySold ? (sold[n]?.units.get(product) ?? 0) : (row?.items ?? 0),
    };
  };
  const peers = members.filter((id) => id !== own);
  return {
    direction: action.direction,
    before: { ...of(0, own), days: daysBetween(windows.before.start, windows.before.end) },
    after: { ...of(1, own), days: daysBetween(windows.after.start, windows.after.end) },
    peers: peers.map((id) => ({ before: of(0, id), after: of(1, id) })),
    history: members.map((id) => windows.history.map((_, week) => of(week + 2, id))),
  };
}
