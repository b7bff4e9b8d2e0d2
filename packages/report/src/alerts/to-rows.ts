import { addDays, type Day, daysBetween, mismatchCategory } from '@voc/core';
import type { DayRow } from './types.ts';
import type { WatchedCategories } from './watched.ts';

/** One product-day: all voices, and units signed for (null where no row came). */
export interface Volume {
  productId: string;
  day: Day;
  items: number;
  units: number | null;
}

export interface ComplaintCount {
  productId: string;
  category: string;
  day: Day;
  count: number;
}

/** A product-day whose data has not come; a null product is all of them. */
export interface Gap {
  day: Day;
  productId: string | null;
}

export interface Denominator {
  name: '签收量' | '声音条数';
  reason: string;
}

export interface RowInput {
  /** First and last day to make rows for; what is given begins `lookBackDays` earlier. */
  from: Day;
  to: Day;
  volumes: readonly Volume[];
  complaints: readonly ComplaintCount[];
  gaps: readonly Gap[];
  watched: WatchedCategories;
  denominator: Denominator['name'];
}

/** Days before a day that its rows depend on. */
export const lookBackDays = 27;
/** A product with fewer voices in four weeks cannot reach the three complaints of an alert. */
const minVoices = 3;
/** Complaints in four weeks, over all products, that a leaf needs to be watched on its own: one a day. */
const minHeard = 28;
/** Exposure is a mean over the last days, since people complain some days after they have got a thing. */
const smoothed = 7;
/** Exposure of a day whose only voices are the complaints themselves. */
const least = 0.5;

/** Days of one product from `lookBackDays` before the first wanted one on. */
interface ProductDays {
  items: number[];
  units: number[];
  /** By category. */
  complaints: Map<string, number[]>;
  /** Volume or complaint on that day at all. */
  present: boolean[];
}

interface Calendar {
  first: Day;
  length: number;
}

const sumOf = (values: readonly number[], from: number, to: number): number => {
  let sum = 0;
  for (let t = Math.max(0, from); t <= to; t++) sum += values[t] ?? 0;
  return sum;
};

function layOut({ volumes, complaints }: RowInput, { first, length }: Calendar): Map<string, ProductDays> {
  const zeros = (): number[] => new Array<number>(length).fill(0);
  const products = new Map<string, ProductDays>();
  const ofProduct = (productId: string): ProductDays => {
    const known = products.get(productId);
    if (known) return known;
    const fresh = { items: zeros(), units: zeros(), complaints: new Map(), present: [] };
    products.set(productId, fresh);
    return fresh;
  };
  for (const { productId, day, items, units } of volumes) {
    const t = daysBetween(first, day);
    const product = ofProduct(productId);
    product.items[t] = items;
    product.units[t] = units ?? 0;
    product.present[t] = true;
  }
  for (const { productId, category, day, count } of complaints) {
    const own = ofProduct(productId).complaints;
    const days = own.get(category) ?? zeros();
    days[daysBetween(first, day)] = count;
    own.set(category, days);
  }
  return products;
}

/** Leaves that are heard often enough on each day, over all products. */
function heardLeaves({ complaints, watched }: RowInput, { first, length }: Calendar): string[][] {
  const totals = new Map(watched.leaves.map((leaf) => [leaf, new Array<number>(length).fill(0)]));
  for (const { category, day, count } of complaints) {
    const total = totals.get(category);
    const t = daysBetween(first, day);
    if (total) total[t] = (total[t] ?? 0) + count;
  }
  return Array.from({ length }, (_, t) =>
    watched.leaves.filter((leaf) => sumOf(totals.get(leaf) ?? [], t - lookBackDays, t) >= minHeard),
  );
}

/**
 * Exposure of a product on day `t`: the mean over the last 7 days of units signed for, else of the product's other
 * voices, which a spike does not raise. `known` tells which days count; a new product's mean begins with its first day.
 */
function exposureOf(
  product: ProductDays,
  category: string,
  t: number,
  { byUnits, known }: { byUnits: boolean; known(t: number): boolean },
): number | null {
  if (!known(t)) return null;
  let start = t - lookBackDays;
  while (start < t && !product.present[start]) start++;
  const own = product.complaints.get(category);
  let [sum, days] = [0, 0];
  for (let s = Math.max(start, t - smoothed + 1, 0); s <= t; s++) {
    if (!known(s)) continue;
    sum += byUnits ? (product.units[s] ?? 0) : (product.items[s] ?? 0) - (own?.[s] ?? 0);
    days++;
  }
  if (sum > 0) return sum / days;
  return (own?.[t] ?? 0) > 0 ? least : null;
}

/**
 * The detector's rows of each day from `from` to `to`; pure, and for a day dependent on nothing but that day and the
 * `lookBackDays` before it, so that it does not matter how many days are asked for at once. A product-day whose data has
 * not come, and with units as denominator a day without any units, is no observation.
 */
export function toRows(input: RowInput): Map<Day, DayRow[]> {
  const first = addDays(input.from, -lookBackDays);
  const calendar = { first, length: daysBetween(first, input.to) + 1 };
  const byUnits = input.denominator === '签收量';
  const fed = new Set(input.volumes.filter(({ units }) => units !== null).map(({ day }) => day));
  const missing = new Set(input.gaps.map(({ day, productId }) => `${day} ${productId ?? ''}`));
  const leaves = heardLeaves(input, calendar);
  const dayAt = Array.from({ length: calendar.length }, (_, t) => addDays(first, t));
  const rows = new Map<Day, DayRow[]>(dayAt.slice(lookBackDays).map((day) => [day, []]));
  for (const [productId, product] of layOut(input, calendar)) {
    const known = (t: number): boolean => {
      const day = dayAt[t] ?? '';
      if (byUnits && !fed.has(day)) return false;
      return !missing.has(`${day} `) && !missing.has(`${day} ${productId}`);
    };
    for (let t = lookBackDays; t < calendar.length; t++) {
      if (sumOf(product.items, t - lookBackDays, t) < minVoices) continue;
      for (const category of [...input.watched.always, ...(leaves[t] ?? [])]) {
        const exposure = exposureOf(product, category, t, { byUnits, known });
        const complaints = product.complaints.get(category)?.[t] ?? 0;
        if (exposure !== null) rows.get(dayAt[t] ?? '')?.push({ productId, category, complaints, exposure });
      }
    }
  }
  return rows;
}

/** All categories that complaints are read of. */
export const categoriesRead = ({ always, leaves }: WatchedCategories): string[] => [
  ...new Set([mismatchCategory, ...always, ...leaves]),
];
