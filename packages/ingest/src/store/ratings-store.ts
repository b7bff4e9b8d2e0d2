import type { PoolClient } from '@voc/core/db';
import type { Tally } from './voices-store.ts';

const makeTold = `
  create temporary table told_ratings on commit drop as
  select distinct on (rating_id) *, count(*) over (partition by rating_id)::int as copies
  from staged_ratings order by rating_id, n desc`;

const upsert = `
  insert into ratings (rating_id, source_id, external_id, platform, shop_id, listing_id, product_id, product_name, sku_id,
    rating, event_at, event_on, order_hash, customer_hash, copies)
  select t.rating_id, $1, t.external_id, t.platform, t.shop_id, t.listing_id, coalesce(l.product_id, t.product_id),
    t.product_name, t.sku_id, t.rating, t.event_at, t.event_on, t.order_hash, t.customer_hash, t.copies
  from told_ratings t
  left join listings l on l.platform = t.platform and l.shop_id = t.shop_id and l.listing_id = t.listing_id
  on conflict (rating_id) do update set rating = excluded.rating, event_at = excluded.event_at,
    event_on = excluded.event_on
    where (ratings.rating, ratings.event_at) is distinct from (excluded.rating, excluded.event_at)`;

const countCopies = `
  update ratings r set copies = t.copies from told_ratings t where t.rating_id = r.rating_id and t.copies > r.copies`;

/** Stores the staged stars; a known row with the same stars and time is a duplicate. To be called inside the promotion. */
export async function promoteRatings(client: PoolClient, sourceId: string): Promise<Tally> {
  await client.query(makeTold);
  const { rowCount } = await client.query(upsert, [sourceId]);
  await client.query(countCopies);
  const { rows } = await client.query<{ read: string }>('select count(*) as read from staged_ratings');
  const accepted = rowCount ?? 0;
  return { accepted, duplicate: Number(rows[0]?.read ?? 0) - accepted };
}
