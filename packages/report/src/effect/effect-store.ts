import { daysBetween } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { SoldBook } from '../compose/sold-store.ts';
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

interface Span {
  start: string;
  end: string;
}

const firstOf = (spans: readonly Span[]): string => spans.map(({ start }) => start).sort()[0] ?? '';
const lastOf = (spans: readonly Span[]): string =>
  spans
    .map(({ end }) => end)
    .sort()
    .at(-1) ?? '';

interface CountRow {
  n: number;
  product: string;
  complaints: number;
  items: number;
}

/** Counts of the members in each span; one read of their days, for spans may lie close together. */
async function readCounts(
  db: Db,
  spans: readonly Span[],
  members: readonly string[],
  category: string,
): Promise<Map<string, CountRow>> {
  const { rows } = await sql<CountRow>`
    with daily as (
      select r.day, r.product_id, sum(r.count) filter (where r.measure = 'complaint' and r.category = ${category}) as complaints,
        sum(r.count) filter (where r.measure = 'items' and r.category = 'all') as items
      from rollups r
      where r.product_id = any(${[...members]}::text[]) and r.measure in ('complaint', 'items')
        and r.category in (${category}, 'all') and r.day >= ${firstOf(spans)}::date and r.day < ${lastOf(spans)}::date
      group by 1, 2
    )
    select s.n::int - 1 as n, d.product_id as product, coalesce(sum(d.complaints), 0)::int as complaints,
      coalesce(sum(d.items), 0)::int as items
    from daily d join unnest(${spans.map(({ start }) => start)}::date[], ${spans.map(({ end }) => end)}::date[])
      with ordinality as s (start_on, end_on, n) on d.day >= s.start_on and d.day < s.end_on
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
  sold: SoldBook,
): Promise<EffectInput> {
  const spans = spansOf(windows);
  const members = await readMembers(db, action, windows);
  const counts = await readCounts(db, spans, members, action.category);
  const quantity = await sold.quantityOf(windows.before);
  const units = spans.map((span) => sold.unitsOf(span, quantity));
  const own = action.productId ?? '';
  const bySold = [0, 1].every((n) => (units[n]?.get(own) ?? 0) > 0);
  const of = (n: number, product: string): Counted => {
    const row = counts.get(`${n} ${product}`);
    return {
      count: row?.complaints ?? 0,
      exposure: bySold ? (units[n]?.get(product) ?? 0) : (row?.items ?? 0),
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
