import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Delays } from '../exposure/delay-store.ts';
import { exposureKey, readAtRisk } from '../exposure/exposure-store.ts';
import type { Sold, Units } from './facts/types.ts';
import type { Span } from './windows.ts';

/** Units are the quantity where known for this share of product-days, else orders where they are. */
const knownShare = 0.95;

const givenSpans = (spans: readonly Span[]) =>
  sql`unnest(${spans.map(({ start }) => start)}::date[], ${spans.map(({ end }) => end)}::date[])
    with ordinality as s (start_on, end_on, n)`;

async function readUnits(db: Db, spans: readonly Span[]): Promise<Map<string, number>[]> {
  const { rows } = await sql<{ span: number; key: string; units: number }>`
    select s.n::int - 1 as span, ${exposureKey} as key, sum(e.units)::float8 as units
    from exposures e join ${givenSpans(spans)} on e.day >= s.start_on and e.day < s.end_on
    where e.units is not null group by 1, 2`.execute(db);
  const units = spans.map(() => new Map<string, number>());
  for (const { span, key, units: sum } of rows) units[span]?.set(key, sum);
  return units;
}

interface Known {
  key: string;
  total: number;
  units: number;
  orders: number;
}

/** A day's units (orders) are known when the feed came that day and names the product at all in the span. */
async function readKnown(db: Db, span: Span): Promise<Known[]> {
  const { rows } = await sql<Known>`
    with voiced as (
      select distinct product_id as key, day from rollups
      where measure = 'items' and day >= ${span.start}::date and day < ${span.end}::date
    ), fed as (
      select ${exposureKey} as key, e.day, e.units, e.orders from exposures e
      where e.day >= ${span.start}::date and e.day < ${span.end}::date
    )
    select key, count(*)::int as total,
      (count(*) filter (where day in (select day from fed where units is not null)
        and key in (select key from fed where units is not null)))::int as units,
      (count(*) filter (where day in (select day from fed where orders is not null)
        and key in (select key from fed where orders is not null)))::int as orders
    from voiced group by 1`.execute(db);
  return rows;
}

const daysOf = (known: readonly Known[], quantity: Sold['quantity']): Sold['productDays'] =>
  new Map(known.map((row) => [row.key, { all: row.total, known: row[quantity] }]));

function chooseQuantity(known: readonly Known[]): Sold['quantity'] {
  const named = known.filter(({ key }) => key !== '');
  const sum = (of: (row: Known) => number): number => named.reduce((all, row) => all + of(row), 0);
  const enough = (quantity: Sold['quantity']): boolean =>
    sum((row) => row[quantity]) >= knownShare * sum(({ total }) => total);
  return !enough('units') && enough('orders') ? 'orders' : 'units';
}

const whole = (orders: Units): Units => new Map([...orders].map(([key, sum]) => [key, Math.round(sum)]));

/**
 * What was sold in each span, all in one quantity: units signed for, or where those are not known in the first span and
 * orders are, orders shifted by the learned delay. Only of the first `judged` spans the product-days are counted.
 */
export async function readSold(
  db: Db,
  spans: readonly Span[],
  delays: Delays,
  judged: number,
): Promise<Sold[]> {
  const atRisk = await readAtRisk(db, spans, delays);
  const units = await readUnits(db, spans);
  const first = spans[0];
  const quantity = chooseQuantity(first ? await readKnown(db, first) : []);
  const sold: Sold[] = [];
  for (const [i, span] of spans.entries()) {
    const shifted = atRisk[i]?.[quantity] ?? new Map<string, number>();
    sold.push({
      quantity,
      units: quantity === 'units' ? (units[i] ?? new Map()) : whole(shifted),
      atRisk: shifted,
      productDays: i < judged ? daysOf(await readKnown(db, span), quantity) : new Map(),
    });
  }
  return sold;
}
