import { dateOf, dayCount } from '../base/calendar.ts';
import { type Catalog, skusOf } from '../world/catalog.ts';
import { type Series, skuGrainFrom, warmup } from '../world/demand.ts';
import { pageVersions } from '../world/pages.ts';
import type { Table } from './encode.ts';

export function productTable({ products }: Catalog): Table {
  return {
    header: ['款号', '商品名称', '类目', '产品线', '季节', '品牌', '上市日期', '产品负责人'],
    rows: products.map((p) => [p.id, p.name, p.category, p.line, p.season, p.brand, p.launch, p.owner]),
  };
}

export function skuTable({ products }: Catalog): Table {
  return {
    header: ['款号', 'SKU编码', '颜色', '尺码'],
    rows: products.flatMap((p) => skusOf(p).map((sku) => [p.id, sku.code, sku.colour, sku.size])),
  };
}

export function listingTable({ listings }: Catalog): Table {
  return {
    header: [
      '平台',
      '店铺',
      '商品ID',
      '款号',
      '标题',
      '主图哈希',
      '颜色分类',
      '材质',
      '尺码表',
      '参数',
      '价格',
      '生效时间',
    ],
    rows: listings.flatMap((listing) =>
      pageVersions(listing).map((page) => [
        listing.shop.platform,
        listing.shop.name,
        listing.id,
        listing.product.id,
        page.title,
        page.picture,
        page.colours,
        page.material,
        page.sizeChart,
        page.parameters,
        page.price,
        page.from,
      ]),
    ),
  };
}

interface DayCount {
  series: Series;
  sku: string;
  counts: [orders: number, signed: number, returned: number];
}

function countsOfDay(series: readonly Series[], day: number): DayCount[] {
  const found = new Map<string, DayCount>();
  for (const one of series) {
    const sku = day >= skuGrainFrom(one.listing.product.id) ? one.sku : '';
    const key = `${one.listing.id}:${sku}`;
    const entry = found.get(key) ?? { series: one, sku, counts: [0, 0, 0] };
    entry.counts[0] += one.orders[day + warmup] ?? 0;
    entry.counts[1] += one.signed[day + warmup] ?? 0;
    entry.counts[2] += one.returned[day + warmup] ?? 0;
    found.set(key, entry);
  }
  return [...found.values()].filter((entry) => entry.counts.some((count) => count > 0));
}

/** Orders, units signed for and returns per day and listing, days without any left out. */
export function orderTable(series: readonly Series[], fromDay: number): Table {
  const rows: string[][] = [];
  for (let day = fromDay; day < dayCount; day += 1) {
    for (const { series: one, sku, counts } of countsOfDay(series, day)) {
      const { shop, id, product } = one.listing;
      rows.push([dateOf(day), shop.platform, shop.name, id, product.id, sku, ...counts.map(String)]);
    }
  }
  return {
    header: ['日期', '平台', '店铺', '商品ID', '款号', 'SKU编码', '订单数', '签收件数', '退货件数'],
    rows,
  };
}
