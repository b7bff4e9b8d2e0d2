import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Delays } from '../exposure/delay-store.ts';
import { atRiskIn, type DailySold, fedIn, soldIn } from '../exposure/sold-in-spans.ts';
import type { Sold, Units } from './facts/types.ts';
import type { Span } from './windows.ts';

/** Units are the quantity where known for this share of product-days, else orders where they are. */
const knownShare = 0.95;

interface Known {
  key: string;
  total: number;
  units: number;
  orders: number;
}

/** A day's units (orders) are known when the feed came that day and names the product at all in the span. */
async function readKnown(db: Db, span: Span, sold: DailySold): Promise<Known[]> {
  const fed = { units: fedIn(sold, span, 'units'), orders: fedIn(sold, span, 'orders') };
  const { rows } = await sql<Known>`
    select key, count(*)::int as total,
      (count(*) filter (where day = any(${fed.units.days}::date[])))::int as units,
      (count(*) filter (where day = any(${fed.orders.days}::date[])))::int as orders
    from (select distinct day, product_id as key from rollups
      where measure = 'items' and category = 'all' and day >= ${span.start}::date and day < ${span.end}::date) voiced
    group by 1`.execute(db);
  return rows.map(({ key, total, units, orders }) => ({
    key,
    total,
    units: fed.units.keys.has(key) ? units : 0,
    orders: fed.orders.keys.has(key) ? orders : 0,
  }));
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
  daily: DailySold,
): Promise<Sold[]> {
  const known: Known[][] = [];
  for (const span of spans.slice(0, Math.max(1, judged))) known.push(await readKnown(db, span, daily));
  const quantity = chooseQuantity(known[0] ?? []);
  return spans.map((span, i): Sold => {
    const atRisk = atRiskIn(daily, span, quantity, quantity === 'units' ? delays.signed : delays.ordered);
    return {
      quantity,
      units: quantity === 'units' ? soldIn(daily, span, 'units') : whole(atRisk),
      atRisk,
      productDays: i < judged ? daysOf(known[i] ?? [], quantity) : new Map(),
    };
  });
}

/** What was sold by span, for many who ask for the same spans. */
export interface SoldBook {
  /** The quantity that `readSold` would take for a report whose first span this is. */
  quantityOf(span: Span): Promise<Sold['quantity']>;
  unitsOf(span: Span, quantity: Sold['quantity']): Units;
}

/** Sums each span once, whoever asks for it. */
export function createSoldBook(db: Db, delays: Delays, daily: DailySold): SoldBook {
  const quantities = new Map<string, Promise<Sold['quantity']>>();
  const sums = new Map<string, Units>();
  return {
    quantityOf(span) {
      const key = `${span.start} ${span.end}`;
      const found = quantities.get(key) ?? readKnown(db, span, daily).then(chooseQuantity);
      quantities.set(key, found);
      return found;
    },
    unitsOf(span, quantity) {
      const key = `${quantity} ${span.start} ${span.end}`;
      const sum = (): Units =>
        quantity === 'units'
          ? soldIn(daily, span, 'units')
          : whole(atRiskIn(daily, span, 'orders', delays.ordered));
      const found = sums.get(key) ?? sum();
      sums.set(key, found);
      return found;
    },
  };
}
