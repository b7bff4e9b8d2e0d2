import type { PoolClient } from '@voc/core/db';

/** Where a voice says its product stands. */
export interface ProductPlace {
  platform: string;
  shopId: string;
  listingId: string | null;
  productId: string | null;
  skuId: string | null;
  productType: string | null;
}

const listingKey = (platform: string, shopId: string, listingId: string): string =>
  JSON.stringify([platform, shopId, listingId]);

async function readMap(client: PoolClient, query: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ key: string; value: string }>(query);
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/**
 * The product type that a voice will have as an item, by the catalogue as it stands: the same choice as that of
 * the promotion.
 */
export async function loadTypeLookup(client: PoolClient): Promise<(place: ProductPlace) => string | null> {
  const { rows } = await client.query<{
    platform: string;
    shop_id: string;
    listing_id: string;
    product_id: string;
  }>('select platform, shop_id, listing_id, product_id from listings where product_id is not null');
  const listings = new Map(
    rows.map((row) => [listingKey(row.platform, row.shop_id, row.listing_id), row.product_id]),
  );
  const skus = await readMap(client, 'select sku_id as key, product_id as value from skus');
  const types = await readMap(
    client,
    'select product_id as key, product_type as value from products where product_type is not null',
  );
  return ({ platform, shopId, listingId, productId, skuId, productType }) => {
    const listed = listingId === null ? undefined : listings.get(listingKey(platform, shopId, listingId));
    const product = listed ?? productId ?? (skuId === null ? undefined : skus.get(skuId));
    return (product === undefined ? undefined : types.get(product)) ?? productType;
  };
}
