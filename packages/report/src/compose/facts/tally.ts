import type { Measure } from '@voc/core';
import type { CountRow } from './types.ts';

/** Sums over the count rows of one window. */
export interface Tally {
  total(measure: Measure, category: string): number;
  of(productId: string, measure: Measure, category: string): number;
  /** Products with at least one, by id. */
  products(measure: Measure, category: string): Map<string, number>;
  /** Categories of a product (or of all) under one measure. */
  categories(measure: Measure, productId?: string): Map<string, number>;
  kinds(measure: Measure, category: string, productId?: string): Map<string, number>;
  platforms(measure: Measure, category: string, productId?: string): Map<string, number>;
}

const separator = '\u0000';
const keyOf = (...parts: string[]): string => parts.join(separator);

class Sums {
  readonly #maps = new Map<string, Map<string, number>>();

  add(group: string, key: string, count: number): void {
    const map = this.#maps.get(group) ?? new Map<string, number>();
    if (map.size === 0) this.#maps.set(group, map);
    map.set(key, (map.get(key) ?? 0) + count);
  }

  under(group: string): Map<string, number> {
    return this.#maps.get(group) ?? new Map();
  }
}

/** What is only made when it is asked for, once. */
export function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Counts of each product and of all by category and a part of the row. */
function sumBy(rows: readonly CountRow[], partOf: (row: CountRow) => string): Sums {
  const sums = new Sums();
  for (const row of rows)
    for (const owner of [keyOf('of', row.productId), 'all'])
      sums.add(keyOf(row.measure, row.category, owner), partOf(row), row.count);
  return sums;
}

/** Indexes count rows once, so that every section asks in constant time. */
export function tallyOf(rows: readonly CountRow[]): Tally {
  const byProduct = new Sums();
  const totals = new Sums();
  for (const { productId, measure, category, count } of rows) {
    byProduct.add(keyOf(measure, category), productId, count);
    totals.add(measure, category, count);
  }
  const byCategory = later(() => {
    const sums = new Sums();
    for (const { productId, measure, category, count } of rows)
      sums.add(keyOf(measure, productId), category, count);
    return sums;
  });
  // Of earlier windows nobody asks by channel or platform, and for the categories of one product.
  const byKind = later(() => sumBy(rows, ({ kind }) => kind));
  const byPlatform = later(() => sumBy(rows, ({ platform }) => platform));
  // The empty string would be 未关联商品, so "all products" has a key of its own.
  const owner = (productId?: string): string => (productId === undefined ? 'all' : keyOf('of', productId));
  return {
    total: (measure, category) => totals.under(measure).get(category) ?? 0,
    of: (productId, measure, category) => byProduct.under(keyOf(measure, category)).get(productId) ?? 0,
    products: (measure, category) => byProduct.under(keyOf(measure, category)),
    categories: (measure, productId) =>
      productId === undefined ? totals.under(measure) : byCategory().under(keyOf(measure, productId)),
    kinds: (measure, category, productId) => byKind().under(keyOf(measure, category, owner(productId))),
    platforms: (measure, category, productId) =>
      byPlatform().under(keyOf(measure, category, owner(productId))),
  };
}
