import { addDays, type Day, daysOf, mismatchCategory } from '@voc/core';
import { itemsAtRisk } from '../exposure/at-risk.ts';
import { longestDelay } from '../exposure/delay.ts';
import type { DayRow } from './types.ts';
import type { WatchedCategories } from './watched.ts';

/** Voices of one product-day, or what was sold. */
export interface Volume {
  productId: string;
  day: Day;
  count: number;
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
  /** Units signed for, orders, or voices of all kinds. */
  name: '签收量' | '下单量' | '声音条数';
  reason: string;
}

export interface RowInput {
  /** First and last day to make rows for. */
  from: Day;
  to: Day;
  /** All voices, and complaints, from `lookBackDays` before on. */
  items: Iterable<Volume>;
  complaints: Iterable<ComplaintCount>;
  /** Units or orders from `longestDelay` days before on; null where voices are the denominator. */
  sold: Iterable<Volume> | null;
  /** Share of a product's complaints that is heard so many days after it was sold. */
  sharesOf(productId: string): readonly number[];
  gaps: readonly Gap[];
  watched: WatchedCategories;
}

/** Days before a day whose voices its rows depend on. */
export const lookBackDays = 27;
/** A product with fewer voices in four weeks cannot reach the three complaints of an alert. */
const minVoices = 3;
/** Complaints in four weeks, over all products, that a leaf needs to be watched on its own: one a day. */
const minHeard = 28;
/** And for each product that is watched: rarer leaves cost more than they tell, and their group is watched in any case. */
const minHeardEach = 0.25;
/** Where voices are the denominator, exposure is their mean over the last days. */
const smoothed = 7;
/** A day's exposure can be told where at least this share of its complaints comes from days whose sales are known. */
const leastKnown = 0.5;
/** Exposure of a day whose only voices are the complaints themselves. */
const least = 0.5;

/** Days of one product from `lookBackDays` before the first wanted one on. */
interface ProductDays {
  items: number[];
  /** By category. */
  complaints: Map<string, number[]>;
}

interface Calendar {
  days: readonly Day[];
  /** Places of the days. */
  at: ReadonlyMap<Day, number>;
}

function calendarOf(first: Day, last: Day): Calendar {
  const days = daysOf({ start: first, end: addDays(last, 1) });
  return { days, at: new Map(days.map((day, t) => [day, t])) };
}

const sumOf = (values: readonly number[], from: number, to: number): number => {
  let sum = 0;
  for (let t = Math.max(0, from); t <= to; t++) sum += values[t] ?? 0;
  return sum;
};

const zeros = (length: number): number[] => new Array<number>(length).fill(0);

function layOut({ items, complaints }: RowInput, { days, at }: Calendar): Map<string, ProductDays> {
  const products = new Map<string, ProductDays>();
  const ofProduct = (productId: string): ProductDays => {
    const known = products.get(productId);
    if (known) return known;
    const fresh = { items: zeros(days.length), complaints: new Map() };
    products.set(productId, fresh);
    return fresh;
  };
  for (const { productId, day, count } of items) {
    const t = at.get(day);
    if (t !== undefined) ofProduct(productId).items[t] = count;
  }
  for (const { productId, category, day, count } of complaints) {
    const t = at.get(day);
    if (t === undefined) continue;
    const own = ofProduct(productId).complaints;
    const counts = own.get(category) ?? zeros(days.length);
    counts[t] = count;
    own.set(category, counts);
  }
  return products;
}

const isActive = ({ items }: ProductDays, t: number): boolean =>
  sumOf(items, t - lookBackDays, t) >= minVoices;

/** Leaves that are heard often enough on each day, over all products. */
function heardLeaves(
  { watched }: RowInput,
  length: number,
  products: ReadonlyMap<string, ProductDays>,
): string[][] {
  const totals = new Map(watched.leaves.map((leaf) => [leaf, zeros(length)]));
  const active = zeros(length);
  for (const product of products.values()) {
    for (const [category, counts] of product.complaints) {
      const total = totals.get(category);
      if (total) for (const [t, count] of counts.entries()) total[t] = (total[t] ?? 0) + count;
    }
    for (let t = lookBackDays; t < length; t++) if (isActive(product, t)) active[t] = (active[t] ?? 0) + 1;
  }
  return Array.from({ length }, (_, t) => {
    const wanted = Math.max(minHeard, minHeardEach * (active[t] ?? 0));
    return watched.leaves.filter((leaf) => sumOf(totals.get(leaf) ?? [], t - lookBackDays, t) >= wanted);
  });
}

/** Items at risk of a product on each wanted day: what was sold, shifted by the delay; null where too little is known. */
type AtRisk = (productId: string) => readonly (number | null)[];

function atRiskOf({ from, to, sold, sharesOf }: RowInput): AtRisk | null {
  if (sold === null) return null;
  const { days, at } = calendarOf(addDays(from, -longestDelay), to);
  const fed = new Set<number>();
  const products = new Map<string, number[]>();
  for (const { productId, day, count } of sold) {
    const t = at.get(day);
    if (t === undefined) continue;
    fed.add(t);
    const own = products.get(productId) ?? zeros(days.length);
    own[t] = count;
    products.set(productId, own);
  }
  const laid = new Map<string, (number | null)[]>();
  return (productId) => {
    const known = laid.get(productId);
    if (known) return known;
    const daily = (products.get(productId) ?? zeros(days.length)).map((n, t) => (fed.has(t) ? n : null));
    const own = itemsAtRisk(daily, sharesOf(productId), leastKnown).slice(longestDelay);
    laid.set(productId, own);
    return own;
  };
}

/** Mean of the product's other voices in the last days, which a spike does not raise; it begins with the first of them. */
function otherVoices(
  product: ProductDays,
  category: string,
  t: number,
  isKnown: (t: number) => boolean,
): number {
  let start = t - lookBackDays;
  while (start < t && (product.items[start] ?? 0) === 0) start++;
  const own = product.complaints.get(category);
  let [sum, days] = [0, 0];
  for (let s = Math.max(start, t - smoothed + 1); s <= t; s++) {
    if (!isKnown(s)) continue;
    sum += (product.items[s] ?? 0) - (own?.[s] ?? 0);
    days++;
  }
  return sum / Math.max(1, days);
}

/** Whether the data of a product-day has come. */
function knownBy({ gaps }: RowInput, { at }: Calendar): (productId: string, t: number) => boolean {
  const missing = new Map<string | null, Set<number>>();
  for (const { day, productId } of gaps) {
    const own = missing.get(productId) ?? new Set();
    missing.set(productId, own.add(at.get(day) ?? -1));
  }
  const all = missing.get(null);
  return (productId, t) => !all?.has(t) && !missing.get(productId)?.has(t);
}

/**
 * The detector's rows of any day from `from` to `to`, made when they are asked for; pure, and for a day dependent on
 * nothing but that day and those shortly before it, so that it does not matter how many days are laid out at once.
 * Exposure is what was sold, shifted by the delay after which customers speak, else the product's other voices. A
 * product-day whose data has not come, and one whose sales are not known well enough, is no observation.
 */
export function layDays(input: RowInput): (day: Day) => DayRow[] {
  const calendar = calendarOf(addDays(input.from, -lookBackDays), input.to);
  const products = layOut(input, calendar);
  const leaves = heardLeaves(input, calendar.days.length, products);
  const atRisk = atRiskOf(input);
  const isKnown = knownBy(input, calendar);
  return (day) => {
    const t = calendar.at.get(day) ?? -1;
    if (t < lookBackDays) return [];
    const categories = [...input.watched.always, ...(leaves[t] ?? [])];
    const rows: DayRow[] = [];
    for (const [productId, product] of products) {
      if (!isKnown(productId, t) || !isActive(product, t)) continue;
      const sold = atRisk?.(productId);
      for (const category of categories) {
        const complaints = product.complaints.get(category)?.[t] ?? 0;
        const known = sold
          ? (sold[t - lookBackDays] ?? null)
          : otherVoices(product, category, t, (at) => isKnown(productId, at));
        const exposure = known === 0 && complaints > 0 ? least : known;
        if (exposure !== null && exposure > 0) rows.push({ productId, category, complaints, exposure });
      }
    }
    return rows;
  };
}

/** All categories that complaints are read of. */
export const categoriesRead = ({ always, leaves }: WatchedCategories): string[] => [
  ...new Set([mismatchCategory, ...always, ...leaves]),
];
