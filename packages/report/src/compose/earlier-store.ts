import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { readDailySold } from '../exposure/daily-store.ts';
import type { Delays } from '../exposure/delay-store.ts';
import { atRiskIn, soldIn } from '../exposure/sold-in-spans.ts';
import type { Earlier } from './earlier.ts';
import type { EarlierFact, Sold, Stars } from './facts/types.ts';
import { itemsInSpan } from './quote-store.ts';
import { inSpan } from './store.ts';
import type { Span } from './windows.ts';

/** What the headline tells of a span a year ago, in the quantity of this one; null where it holds no voice. */
export async function readEarlier(
  db: Db,
  earlier: Earlier | null,
  quantity: Sold['quantity'],
  delays: Delays,
): Promise<EarlierFact | null> {
  if (!earlier) return null;
  const { rows } = await sql<{ total: number | null; mismatch: number | null; items: number | null }>`
    select (sum(count) filter (where measure = 'complaint' and category = 'total'))::int as total,
      (sum(count) filter (where measure = 'complaint' and category = 'mismatch'))::int as mismatch,
      (sum(count) filter (where measure = 'items' and category = 'all'))::int as items
    from rollups where measure in ('complaint', 'items') and ${inSpan('day', earlier, false)}`.execute(db);
  const found = rows[0];
  if (!found?.items) return null;
  const daily = await readDailySold(db, [earlier]);
  const units =
    quantity === 'units'
      ? soldIn(daily, earlier, 'units')
      : atRiskIn(daily, earlier, 'orders', delays.ordered);
  return {
    ...earlier,
    total: found.total ?? 0,
    mismatch: found.mismatch ?? 0,
    items: found.items,
    units: [...units.values()].reduce((sum, one) => sum + Math.round(one), 0),
  };
}

/** Stars of a span, with words or without; platforms' default praise is no opinion and is left out. */
export async function readStars(db: Db, span: Span, all: boolean): Promise<Stars> {
  const rated = (table: string) => sql`
    select i.rating from ${sql.table(table)} i where i.rating is not null and ${itemsInSpan(span, all)}`;
  const { rows } = await sql<Stars>`
    select count(*)::int as all, (count(*) filter (where rating >= 4))::int as good
    from (${rated('items')} union all ${rated('ratings')}) r`.execute(db);
  return rows[0] ?? { all: 0, good: 0 };
}
