import { addDays, daysBetween, mismatchCategory, noProduct } from '@voc/core';
import type { SpikeSeries } from './types.ts';

/** One product-day: mismatch complaints, all voices, units signed for (null where no row came). */
export interface ProductDay {
  productId: string;
  day: string;
  complaints: number;
  items: number;
  units: number | null;
}

export interface Denominator {
  name: '签收量' | '声音条数';
  reason: string;
}

/** Units are the denominator where known for at least this share of product-days with voices. */
const knownShare = 0.95;
const smoothed = 7;
/** Exposure of a day whose only voices are the complaints themselves. */
const least = 0.5;

function chooseDenominator(rows: readonly ProductDay[]): Denominator {
  const fed = new Set(rows.filter(({ units }) => units !== null).map(({ day }) => day));
  const named = new Set(rows.filter(({ units }) => units !== null).map(({ productId }) => productId));
  const voiced = rows.filter(({ items, productId }) => items > 0 && productId !== noProduct);
  const known = voiced.filter(({ day, productId }) => fed.has(day) && named.has(productId)).length;
  const share = voiced.length === 0 ? 0 : known / voiced.length;
  const percent = `${Math.floor(share * 1000) / 10}%`;
  return share >= knownShare
    ? { name: '签收量', reason: `${percent} 的款·日有签收件数` }
    : { name: '声音条数', reason: `只有 ${percent} 的款·日有签收件数(不足 95%),改用同款其他声音条数` };
}

const atRisk = (row: ProductDay | undefined, byUnits: boolean): number =>
  row === undefined ? 0 : byUnits ? (row.units ?? 0) : row.items - row.complaints;

/**
 * Series of mismatch complaints and their exposure: the mean of the last 7 days of units signed for, since people
 * complain some days after; else of the product's other voices, which a spike does not raise.
 */
export function toSeries(rows: readonly ProductDay[]): { series: SpikeSeries[]; denominator: Denominator } {
  const denominator = chooseDenominator(rows);
  const byUnits = denominator.name === '签收量';
  const fed = new Set(rows.filter(({ units }) => units !== null).map(({ day }) => day));
  const products = new Map<string, Map<string, ProductDay>>();
  let last = '';
  for (const row of rows) {
    if (row.productId === noProduct) continue;
    const days = products.get(row.productId) ?? new Map<string, ProductDay>();
    products.set(row.productId, days.set(row.day, row));
    if (row.day > last) last = row.day;
  }
  const series = [...products].map(([productId, days]): SpikeSeries => {
    const calendar = daysBetween([...days.keys()].sort()[0] ?? last, last) + 1;
    const first = addDays(last, 1 - calendar);
    const all = Array.from({ length: calendar }, (_, t) => addDays(first, t));
    const told = all.flatMap((day, t) => {
      if (byUnits && !fed.has(day)) return [];
      const complaints = days.get(day)?.complaints ?? 0;
      const window = all
        .slice(Math.max(0, t - smoothed + 1), t + 1)
        .filter((one) => !byUnits || fed.has(one));
      const sum = window.reduce((total, one) => total + atRisk(days.get(one), byUnits), 0);
      const exposure = sum > 0 ? sum / window.length : complaints > 0 ? least : null;
      return exposure === null ? [] : [{ day, complaints, exposure }];
    });
    return { productId, category: mismatchCategory, days: told };
  });
  return { series, denominator };
}
