import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { RatedProduct } from './rank-ratings.ts';

/** Stars of every rated product, over all days or from `start` to before `end`; stars that name no product are nobody's. */
export async function readRatedProducts(
  db: Db,
  span: { start: string; end: string } | null,
): Promise<RatedProduct[]> {
  const { rows } = await sql<RatedProduct>`
    select id, min(name) as name, "peerGroup", (count(*) filter (where rating <= 2))::int as low, count(*)::int as "all"
    from (
      select coalesce(r.product_id, r.platform || '/' || r.shop_id || '/' || r.listing_id, r.product_name) as id,
        coalesce(p.name, l.title, r.product_name, r.product_id, r.listing_id) as name,
        coalesce(p.product_type, '') as "peerGroup", r.rating
      from ratings r
      left join products p on p.product_id = r.product_id
      left join listings l on l.platform = r.platform and l.shop_id = r.shop_id and l.listing_id = r.listing_id
      where ${span === null}::boolean or (r.event_on >= ${span?.start ?? null}::date and r.event_on < ${span?.end ?? null}::date)
    ) rated
    where id is not null group by 1, 3 order by id collate "C"`.execute(db);
  return rows;
}
