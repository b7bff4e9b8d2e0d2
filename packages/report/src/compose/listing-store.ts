import { localMinute } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { ListingFact } from './facts/types.ts';

interface VersionRow {
  productId: string;
  platform: string;
  shopId: string;
  listingId: string;
  title: string | null;
  at: Date | null;
  values: Record<string, string | null> | null;
}

/** Page fields as staff call them; a picture's hash says nothing to a reader, so only its changes are told. */
const fields: [field: string, column: string][] = [
  ['标题', 'title'],
  ['主图', 'picture_hash'],
  ['颜色分类', 'colors'],
  ['材质', 'material'],
  ['尺码表', 'size_chart'],
  ['参数', 'parameters'],
  ['价格', 'price'],
];

/** The newest value of each field and when it last changed; the first version is no change. */
export function fieldsOfVersions(versions: readonly VersionRow[]): ListingFact['fields'] {
  return fields.flatMap(([field, column]) => {
    let value: string | null = null;
    let changedAt: string | null = null;
    for (const [i, version] of versions.entries()) {
      const next = version.values?.[column] ?? null;
      if (i > 0 && next !== value && version.at) changedAt = localMinute(version.at);
      value = next;
    }
    if (value === null && changedAt === null) return [];
    return [{ field, value: column === 'picture_hash' ? null : value, changedAt }];
  });
}

/** Pages of these products as they stood at the end of the period, with the last change of each field. */
export async function readListings(
  db: Db,
  productIds: readonly string[],
  before: Date,
): Promise<ListingFact[]> {
  if (productIds.length === 0) return [];
  const { rows } = await sql<VersionRow>`
    select l.product_key as "productId", l.platform, l.shop_id as "shopId", l.listing_id as "listingId",
      coalesce(v.title, l.title) as title, v.effective_at as at, to_jsonb(v) as values
    from (select *, coalesce(product_id, '~' || platform || '/' || shop_id || '/' || listing_id) as product_key
      from listings) l
    left join listing_versions v on v.platform = l.platform and v.shop_id = l.shop_id
      and v.listing_id = l.listing_id and v.effective_at < ${before}
    where l.product_key = any(${productIds}::text[])
    order by l.platform collate "C", l.shop_id collate "C", l.listing_id collate "C", v.effective_at`.execute(
    db,
  );
  const pages = new Map<string, VersionRow[]>();
  for (const row of rows) {
    const key = [row.platform, row.shopId, row.listingId].join('\u0000');
    pages.set(key, [...(pages.get(key) ?? []), row]);
  }
  return [...pages.values()].flatMap((versions) => {
    const last = versions.at(-1);
    if (!last) return [];
    const { productId, platform, shopId, listingId, title } = last;
    return [{ productId, platform, shopId, listingId, title, fields: fieldsOfVersions(versions) }];
  });
}
