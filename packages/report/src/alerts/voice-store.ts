import { noProduct } from '@voc/core';
import { type Db, itemProductKey } from '@voc/core/db';
import { sql } from 'kysely';
import { latestCorrection } from '../compose/quote-store.ts';
import { countsFor } from './watched.ts';

/** Days, product and category whose complaints a card tells of; a null product is all. Both days are included. */
export interface CardWindow {
  productId: string | null;
  category: string;
  from: string;
  to: string;
}

/** One customer's complaint inside a window, which is numbered by its place in the list. */
export interface CardVoice {
  window: number;
  platform: string;
  shopId: string;
  color: string | null;
  size: string | null;
  leaves: string[];
  /** The classifier's confidence by leaf; null where a person has labelled the voice. */
  confidences: Readonly<Record<string, number>> | null;
  /** The order, else the item. */
  customer: string;
  /** Day of the order, where the export has it. */
  orderedOn: string | null;
}

/** Complaints of the categories in these windows, the first voice of each customer. */
export async function readCardVoices(
  db: Db,
  modelVersion: string,
  windows: readonly CardWindow[],
): Promise<CardVoice[]> {
  if (windows.length === 0) return [];
  const { rows } = await sql<CardVoice>`
    select (w.n - 1)::int as "window", i.platform, i.shop_id as "shopId", coalesce(i.color, s.color) as color,
      coalesce(i.size, s.size) as size, coalesce(latest.leaves, c.leaves) as leaves,
      case when latest.leaves is null then
        (select coalesce(jsonb_object_agg(k ->> 'id', k -> 'confidence'), '{}') from jsonb_array_elements(c.categories) k)
      end as confidences,
      coalesce(i.order_hash, i.item_id::text) as customer,
      to_char(i.ordered_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "orderedOn"
    from unnest(${windows.map(({ productId }) => productId ?? noProduct)}::text[],
      ${windows.map(({ from }) => from)}::date[], ${windows.map(({ to }) => to)}::date[])
      with ordinality as w (product, first, last, n)
    join items i on i.event_on between w.first and w.last and ${itemProductKey} <> ${noProduct}
      and (w.product = ${noProduct} or ${itemProductKey} = w.product)
    join classifications c on c.item_id = i.item_id and c.model_version = ${modelVersion}
    ${latestCorrection}
    left join skus s on s.sku_id = i.sku_id
    where cardinality(coalesce(latest.leaves, c.leaves)) > 0
    order by w.n, i.event_at nulls last, i.text collate "C", i.kind, i.platform, i.shop_id, color, size, "orderedOn"`.execute(
    db,
  );
  const heard = new Set<string>();
  return rows.filter(({ window, customer, leaves }) => {
    const key = `${window} ${customer}`;
    const category = windows[window]?.category ?? '';
    return leaves.some((leaf) => countsFor(category, leaf)) && !heard.has(key) && heard.add(key);
  });
}
