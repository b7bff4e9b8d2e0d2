import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { knownPart } from './at-risk.ts';
import { type Delay, longestDelay } from './delay.ts';
import type { Delays } from './delay-store.ts';

interface Span {
  start: string;
  end: string;
}

/** Units signed for and orders at risk of a complaint in one span, by product key. */
export interface AtRisk {
  units: Map<string, number>;
  orders: Map<string, number>;
}

/** The product key of an exposure row: its product, else its listing (未归款). */
export const exposureKey = sql`coalesce(nullif(e.product_id, ''), '~' || e.platform || '/' || e.shop_id || '/' || nullif(e.listing_id, ''), '')`;

/** Share heard within 0 to 61 days. */
const heardOf = (delay: Delay): number[] =>
  Array.from({ length: longestDelay + 2 }, (_, days) => delay.heardIn(days));

/** Share of a day's orders that is heard inside the span `s`; arrays of PostgreSQL begin with 1. */
const heardInside = (heard: string) => {
  const place = (day: string) =>
    sql`(d.${sql.raw(heard)})[1 + greatest(0, least(${longestDelay + 1}::int, ${sql.ref(day)} - e.day))]`;
  return sql`(${place('s.end_on')} - ${place('s.start_on')})`;
};

async function readTypes(db: Db): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select distinct coalesce(product_type, '') as type from products order by 1`.execute(db);
  return [...new Set(['', ...rows.map(({ type }) => type)])];
}

async function readFirstDays(db: Db): Promise<{ units: string | null; orders: string | null }> {
  const { rows } = await sql<{ units: string | null; orders: string | null }>`
    select min(day) filter (where units is not null) as units, min(day) filter (where orders is not null) as orders
    from exposures`.execute(db);
  return rows[0] ?? { units: null, orders: null };
}

interface Row {
  span: number;
  key: string;
  type: string;
  units: number | null;
  orders: number | null;
}

/** Share heard within 0 to 61 days by 类目, as rows of a query. */
async function tellDelays(db: Db, delays: Delays): Promise<string> {
  const told = (await readTypes(db)).map((type) => {
    const productType = type === '' ? null : type;
    return {
      type,
      units: heardOf(delays.signed.of({ productType })),
      orders: heardOf(delays.ordered.of({ productType })),
    };
  });
  return JSON.stringify(told);
}

const delayRows = (told: string) =>
  sql`select * from json_to_recordset(${told}::json) as given (type text, units float8[], orders float8[])`;

async function readRows(db: Db, spans: readonly Span[], delays: Delays): Promise<Row[]> {
  const told = await tellDelays(db, delays);
  const { rows } = await sql<Row>`
    with s as (
      select n::int - 1 as span, start_on, end_on
      from unnest(${spans.map(({ start }) => start)}::date[], ${spans.map(({ end }) => end)}::date[])
        with ordinality as given (start_on, end_on, n)
    ), d as (
      ${delayRows(told)}
    ), sold as materialized (
      select ${exposureKey} as key, coalesce(p.product_type, '') as type, e.day, sum(e.units) as units,
        sum(e.orders) as orders
      from exposures e left join products p on p.product_id = e.product_id
      where e.day >= (select min(start_on) from s) - ${longestDelay}::int and e.day < (select max(end_on) from s)
      group by 1, 2, 3
    ), parts as materialized (
      -- Narrow rows: sorted with the delays in them they would not fit into memory.
      select s.span, e.key, e.type, e.day, e.units * ${heardInside('units')} as units,
        e.orders * ${heardInside('orders')} as orders
      from sold e join d on d.type = e.type
      join s on e.day < s.end_on and e.day >= s.start_on - ${longestDelay}::int
    )
    select span, key, type, sum(units order by day) as units, sum(orders order by day) as orders from parts
    group by 1, 2, 3 order by 1, 2`.execute(db);
  return rows;
}

/**
 * Units and orders at risk in each span: every day's, times the share of their voices that falls into the span, by the
 * delay of the product's 类目. Spans near the start of a feed are brought up for what it never told of.
 */
export async function readAtRisk(db: Db, spans: readonly Span[], delays: Delays): Promise<AtRisk[]> {
  const first = await readFirstDays(db);
  const results = spans.map((): AtRisk => ({ units: new Map(), orders: new Map() }));
  for (const { span, key, type, units, orders } of await readRows(db, spans, delays)) {
    const [result, days] = [results[span], spans[span]];
    if (!result || !days) continue;
    const productType = type === '' ? null : type;
    const put = (to: Map<string, number>, sum: number | null, delay: Delay, from: string | null): void => {
      const part = from === null ? null : knownPart(delay, from, days);
      if (sum !== null && part !== null && part > 0) to.set(key, sum / part);
    };
    put(result.units, units, delays.signed.of({ productType }), first.units);
    put(result.orders, orders, delays.ordered.of({ productType }), first.orders);
  }
  return results;
}

export interface OrderWeek {
  key: string;
  week: number;
  orders: number;
  /** Orders times the share of complaints heard before `end`. */
  heard: number;
}

/** Orders of each product in each week, and how many of their complaints should have been heard before `end`. */
export async function readOrderWeeks(
  db: Db,
  starts: readonly string[],
  end: string,
  delays: Delays,
): Promise<OrderWeek[]> {
  const told = await tellDelays(db, delays);
  const { rows } = await sql<OrderWeek>`
    with w as (
      select n::int - 1 as week, start_on from unnest(${[...starts]}::date[]) with ordinality as given (start_on, n)
    ), d as (
      ${delayRows(told)}
    )
    select ${exposureKey} as key, w.week, sum(e.orders)::float8 as orders,
      sum(e.orders * d.orders[1 + greatest(0, least(${longestDelay + 1}::int, ${end}::date - e.day))]
        order by e.day, e.orders) as heard
    from exposures e
    left join products p on p.product_id = e.product_id
    join d on d.type = coalesce(p.product_type, '')
    join w on e.day >= w.start_on and e.day < w.start_on + 7
    where e.orders is not null group by 1, 2`.execute(db);
  return rows;
}
