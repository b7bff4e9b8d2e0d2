import { FatalError } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

/** What waits or lies aside, by state. */
export interface StateCounts {
  items: number;
  /** Items that wait for classification. */
  due: number;
  /** Product-days that wait for their rollup. */
  dirty: number;
  quarantined: number;
  /** Files of unknown layout. */
  held: number;
  /** Listings that nobody has mapped to a product (未归款). */
  unmapped: number;
  /** Reports that were asked for and are not made yet. */
  dueReports: number;
  openAlerts: number;
}

/** The counts, and whether keyed hashes are stored, which are worth nothing without their key. */
export async function readStateCounts(db: Db): Promise<{ counts: StateCounts; hasHashes: boolean }> {
  const { rows } = await sql<StateCounts & { hasHashes: boolean }>`
    select (select count(*)::int from items) as items,
      (select count(*)::int from classify_due) as due,
      (select count(distinct (day, product_id))::int from dirty_days) as dirty,
      (select count(*)::int from quarantined_rows) as quarantined,
      (select count(*)::int from held_files) as held,
      (select count(*)::int from listings where product_id is null) as unmapped,
      (select count(*)::int from report_requests where state = 'due') as "dueReports",
      (select count(*)::int from alerts where state = 'open') as "openAlerts",
      (exists (select 1 from items where order_hash is not null or customer_hash is not null)
        or exists (select 1 from tombstones)) as "hasHashes"`.execute(db);
  const [row] = rows;
  if (!row) throw new FatalError('The database counted nothing');
  const { hasHashes, ...counts } = row;
  return { counts, hasHashes };
}
