import type { Instant } from './columns.ts';

export interface ProductsTable {
  product_id: string;
  name: string;
  product_type: string | null;
  line: string | null;
  season: string | null;
  brand: string | null;
  launch_on: string | null;
  owner: string | null;
}

/** Who answers for a product, or for a line where `product_id` is empty, or for all of a department. */
export interface OwnersTable {
  product_id: string;
  line: string;
  department: string;
  person: string | null;
  /** Name of the message robot that reaches them. */
  robot: string | null;
}

export interface SkusTable {
  sku_id: string;
  product_id: string;
  color: string | null;
  size: string | null;
}

export interface ListingsTable {
  platform: string;
  shop_id: string;
  listing_id: string;
  /** Null: 未归款. */
  product_id: string | null;
  title: string | null;
}

export interface ListingVersionsTable {
  platform: string;
  shop_id: string;
  listing_id: string;
  effective_at: Instant;
  title: string | null;
  picture_hash: string | null;
  colors: string | null;
  material: string | null;
  size_chart: string | null;
  parameters: string | null;
  price: string | null;
}

export interface ExposuresTable {
  day: string;
  platform: string;
  shop_id: string;
  listing_id: string;
  product_id: string;
  sku_id: string;
  orders: number | null;
  units: number | null;
  returns: number | null;
}
