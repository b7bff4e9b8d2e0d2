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

/** Indexes count rows once, so that every section asks in constant time. */
export function tallyOf(rows: readonly CountRow[]): Tally {
  const byProduct = new Sums();
  const byCategory = new Sums();
  const byKind = new Sums();
  const byPlatform = new Sums();
  for (const { productId, measure, category, kind, platform, count } of rows) {
    byProduct.add(keyOf(measure, category), productId, count);
    // The empty string would be 未关联商品, so "all products" has a key of its own.
    for (const owner of [keyOf('of', productId), 'all']) {
      byCategory.add(keyOf(measure, owner), category, count);
      byKind.add(keyOf(measure, category, owner), kind, count);
      byPlatform.add(keyOf(measure, category, owner), platform, count);
    }
  }
  const owner = (productId?: string): string => (productId === undefined ? 'all' : keyOf('of', productId));
  return {
    total: (measure, category) => byCategory.under(keyOf(measure, 'all')).get(category) ?? 0,
    of: (productId, measure, category) =>
      byCategory.under(keyOf(measure, owner(productId))).get(category) ?? 0,
    products: (measure, category) => byProduct.under(keyOf(measure, category)),
    categories: (measure, productId) => byCategory.under(keyOf(measure, owner(productId))),
    kinds: (measure, category, productId) => byKind.under(keyOf(measure, category, owner(productId))),
    platforms: (measure, category, productId) => byPlatform.under(keyOf(measure, category, owner(productId))),
  };
}
