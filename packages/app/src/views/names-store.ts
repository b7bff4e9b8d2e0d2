import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

export interface ProductName {
  productId: string;
  name: string;
  productType: string | null;
  line: string | null;
  brand: string | null;
  owner: string | null;
}

/** Names of products by id; pages of no product and unknown ids are left out. */
export async function readNames(db: Db, productIds: readonly string[]): Promise<Map<string, ProductName>> {
  if (productIds.length === 0) return new Map();
  // An array, for a place of its own for each of thousands of ids takes longer than the answer.
  const rows = await db
    .selectFrom('products')
    .select(['product_id', 'name', 'product_type', 'line', 'brand', 'owner'])
    .where(sql<boolean>`product_id = any(${[...productIds]}::text[])`)
    .execute();
  return new Map(
    rows.map(({ product_id, name, product_type, line, brand, owner }) => [
      product_id,
      { productId: product_id, name, productType: product_type, line, brand, owner },
    ]),
  );
}

/** Colour and size of a product's skus, `雾霾蓝 / 130`. */
export async function readSkuNames(db: Db, productId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('skus')
    .select(['sku_id', 'color', 'size'])
    .where('product_id', '=', productId)
    .execute();
  return new Map(
    rows.map(({ sku_id, color, size }) => [sku_id, [color, size].filter(Boolean).join(' / ') || sku_id]),
  );
}
