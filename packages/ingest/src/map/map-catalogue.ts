import type { ImportKind } from '@voc/core';
import type { TargetField } from '../mapping/schema.ts';
import { hashOf } from './identity.ts';
import { type Fields, RowFaultError } from './read-fields.ts';
import type { CatalogueRow, MapContext } from './types.ts';
import { placeOf, textOf } from './voice-fields.ts';

type Columns = CatalogueRow['data'];

const pick = (fields: Fields, names: Record<string, TargetField>): Columns =>
  Object.fromEntries(Object.entries(names).map(([column, name]) => [column, textOf(fields, name)]));

function productOf(fields: Fields): Columns {
  return pick(fields, {
    product_id: 'productId',
    name: 'productName',
    product_type: 'productType',
    line: 'line',
    season: 'season',
    brand: 'brand',
    launch_on: 'launchOn',
    owner: 'owner',
  });
}

function ownerOf(fields: Fields): Columns {
  const columns = pick(fields, { product_id: 'productId', line: 'line', department: 'department' });
  const who = pick(fields, { person: 'person', robot: 'robot' });
  if (who.person === null && who.robot === null)
    throw new RowFaultError({ reason: 'missing_value', column: '负责人', detail: '负责人和机器人都是空的' });
  return { ...columns, product_id: columns.product_id ?? '', line: columns.line ?? '', ...who };
}

function listingOf(fields: Fields, context: MapContext): Columns {
  const { platform, shopId } = placeOf(fields, context);
  return {
    platform,
    shop_id: shopId,
    ...pick(fields, {
      listing_id: 'listingId',
      product_id: 'productId',
      effective_at: 'effectiveAt',
      title: 'title',
      picture_hash: 'pictureHash',
      colors: 'colors',
      material: 'material',
      size_chart: 'sizeChart',
      parameters: 'parameters',
      price: 'price',
    }),
  };
}

function exposureOf(fields: Fields, context: MapContext): Columns {
  const { platform, shopId } = placeOf(fields, context);
  return {
    day: textOf(fields, 'day'),
    platform,
    shop_id: shopId,
    listing_id: textOf(fields, 'listingId') ?? '',
    product_id: textOf(fields, 'productId') ?? '',
    sku_id: textOf(fields, 'skuId') ?? '',
    orders: fields.number.get('orders') ?? null,
    units: fields.number.get('units') ?? null,
    returns: fields.number.get('returns') ?? null,
  };
}

/** Columns that make a row of each kind the same row. */
const keys: Partial<Record<ImportKind, readonly string[]>> = {
  products: ['product_id'],
  skus: ['sku_id'],
  listings: ['platform', 'shop_id', 'listing_id', 'effective_at'],
  owners: ['product_id', 'line', 'department'],
  orders: ['day', 'platform', 'shop_id', 'listing_id', 'product_id', 'sku_id'],
};

/** A product, sku, owner, listing version or day of orders. */
export function mapCatalogue(fields: Fields, context: MapContext): CatalogueRow {
  const { kind } = context.mapping;
  const readers: Partial<Record<ImportKind, () => Columns>> = {
    products: () => productOf(fields),
    skus: () => pick(fields, { sku_id: 'skuId', product_id: 'productId', color: 'color', size: 'size' }),
    owners: () => ownerOf(fields),
    listings: () => listingOf(fields, context),
  };
  const data = (readers[kind] ?? (() => exposureOf(fields, context)))();
  return { type: 'catalogue', key: hashOf((keys[kind] ?? []).map((name) => data[name] ?? null)), data };
}
