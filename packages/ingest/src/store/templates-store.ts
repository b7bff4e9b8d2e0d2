import type { PoolClient } from '@voc/core/db';

/** Stores rows in which only the platform speaks, of a table with one row for each; `source` is SQL, and a clause follows. */
export const insertTemplates = (from: string, source: string): string => `
  insert into template_rows (source_id, row_key, template, kind, platform, shop_id, listing_id, product_id, rating,
    event_on, copies, order_hash, customer_hash)
  select ${source}, t.row_key, t.template, 'review', t.platform, t.shop_id, t.listing_id,
    coalesce(t.product_id, l.product_id), t.rating, t.event_on, t.seen, t.order_hash, t.customer_hash
  from ${from} t
  left join listings l on l.platform = t.platform and l.shop_id = t.shop_id and l.listing_id = t.listing_id`;

const staged = `(
    select distinct on (row_key) row_key, template, platform, shop_id, listing_id, product_id, rating, event_on,
      order_hash, customer_hash, sum(seen) over (partition by row_key)::int as seen
    from staged_templates order by row_key, n)`;

/** One that this transaction has stored early was seen oftener than it waits here. */
const isEarly = 'template_rows.xmin = pg_current_xact_id()::xid';

const save = `${insertTemplates(staged, '$1')}
  on conflict (source_id, row_key) do update
    set copies = excluded.copies + case when ${isEarly} then template_rows.copies else 0 end
    where ${isEarly} or template_rows.copies < excluded.copies`;

/** Stores the staged templates; returns how many rows they are. */
export async function saveTemplates(client: PoolClient, sourceId: string): Promise<number> {
  await client.query(save, [sourceId]);
  const { rows } = await client.query<{ count: string }>(
    'select coalesce(sum(seen), 0) as count from staged_templates',
  );
  return Number(rows[0]?.count ?? 0);
}
