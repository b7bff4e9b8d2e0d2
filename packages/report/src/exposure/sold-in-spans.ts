import { addDays, daysBetween } from '@voc/core';
import { knownPart } from './at-risk.ts';
import { type Delay, longestDelay } from './delay.ts';
import type { LearnedDelays } from './learn-delays.ts';

export interface Span {
  start: string;
  end: string;
}

export type Quantity = 'units' | 'orders';

/** What was sold of each product on one day; null where that is not known. */
export interface SoldDay {
  day: string;
  keys: readonly string[];
  units: readonly (number | null)[];
  orders: readonly (number | null)[];
}

/** One day with the place of each product among the names; NaN where a quantity is not known. */
interface IndexedDay extends Readonly<Record<Quantity, Float64Array>> {
  day: string;
  places: Int32Array;
}

/** Days in their order, and what is known of the products. */
export interface DailySold {
  days: readonly IndexedDay[];
  names: readonly string[];
  /** 类目 of each name, and all of them; null for none. */
  kindAt: Int32Array;
  kinds: readonly (string | null)[];
  /** First days of the feed. */
  first: Readonly<Record<Quantity, string | null>>;
}

/** Numbers the products of the days once, so that sums are over numbers alone. */
export function indexDays(
  days: readonly SoldDay[],
  types: ReadonlyMap<string, string>,
  first: DailySold['first'],
): DailySold {
  const names = [...new Set(days.flatMap(({ keys }) => keys))].sort();
  const at = new Map(names.map((name, i) => [name, i]));
  const kinds = [...new Set(names.map((name) => types.get(name) ?? null))];
  const counted = (counts: readonly (number | null)[]): Float64Array =>
    Float64Array.from(counts, (count) => count ?? Number.NaN);
  return {
    days: days.map(({ day, keys, units, orders }) => ({
      day,
      places: Int32Array.from(keys, (key) => at.get(key) ?? 0),
      units: counted(units),
      orders: counted(orders),
    })),
    names,
    kindAt: Int32Array.from(names, (name) => kinds.indexOf(types.get(name) ?? null)),
    kinds,
    first,
  };
}

/** Share of a day's voices, by the number of the 类目. */
type Weigh = (day: string) => readonly number[];

interface WeighedDay {
  places: Int32Array;
  counts: Float64Array;
  weights: readonly number[];
  kindAt: Int32Array;
}

/** Adds one day to the sums of the products: a loop over numbers alone, for it runs over all days of all spans. */
function addDay(
  { places, counts, weights, kindAt }: WeighedDay,
  sums: Float64Array,
  isKnown: Uint8Array,
): void {
  for (let i = 0; i < places.length; i++) {
    const count = counts[i] ?? Number.NaN;
    if (Number.isNaN(count)) continue;
    const place = places[i] ?? 0;
    sums[place] = (sums[place] ?? 0) + count * (weights[kindAt[place] ?? 0] ?? 0);
    isKnown[place] = 1;
  }
}

/** Sums over the days of a span, each product's day times its weight; products of which nothing is known are left out. */
function sumDays(
  { names, kindAt, days: all }: DailySold,
  { start, end }: Span,
  quantity: Quantity,
  weigh: Weigh,
): Map<string, number> {
  const sums = new Float64Array(names.length);
  const isKnown = new Uint8Array(names.length);
  for (const { day, places, [quantity]: counts } of all) {
    if (day < start || day >= end) continue;
    addDay({ places, counts, weights: weigh(day), kindAt }, sums, isKnown);
  }
  const known = new Map<string, number>();
  for (const [i, name] of names.entries()) if (isKnown[i]) known.set(name, sums[i] ?? 0);
  return known;
}

const delaysOf = ({ kinds }: DailySold, delays: LearnedDelays): Delay[] =>
  kinds.map((productType) => delays.of({ productType }));

const whole = ({ kinds }: DailySold): Weigh => {
  const ones = kinds.map(() => 1);
  return () => ones;
};

/** Units or orders of a span by product, without those of which none are known. */
export function soldIn(sold: DailySold, span: Span, quantity: Quantity): Map<string, number> {
  return sumDays(sold, span, quantity, whole(sold));
}

/** Days of a span on which a quantity is known of any product, and the products of which it is known at all. */
export function fedIn(
  { names, days: all }: DailySold,
  { start, end }: Span,
  quantity: Quantity,
): { days: string[]; keys: Set<string> } {
  const days: string[] = [];
  const isKnown = new Uint8Array(names.length);
  for (const { day, places, [quantity]: counts } of all) {
    if (day < start || day >= end) continue;
    let isFed = false;
    for (let i = 0; i < places.length; i++) {
      if (Number.isNaN(counts[i])) continue;
      isFed = true;
      isKnown[places[i] ?? 0] = 1;
    }
    if (isFed) days.push(day);
  }
  return { days, keys: new Set(names.filter((_, place) => isKnown[place])) };
}

/**
 * Units (orders) at risk in a span, by product: every day's, times the share of their voices that falls into the span by
 * the delay of the product's 类目. A span near the start of a feed is brought up for what it never told of.
 */
export function atRiskIn(
  sold: DailySold,
  span: Span,
  quantity: Quantity,
  delays: LearnedDelays,
): Map<string, number> {
  const first = sold.first[quantity];
  if (first === null) return new Map();
  const learned = delaysOf(sold, delays);
  const parts = learned.map((delay) => knownPart(delay, first, span) ?? 0);
  const weigh: Weigh = (day) => {
    const [untilEnd, untilStart] = [daysBetween(day, span.end), daysBetween(day, span.start)];
    return learned.map((delay) => delay.heardIn(untilEnd) - delay.heardIn(untilStart));
  };
  const reach = { start: addDays(span.start, -longestDelay), end: span.end };
  const sums = sumDays(sold, reach, quantity, weigh);
  const partOf = new Map(sold.names.map((name, i) => [name, parts[sold.kindAt[i] ?? 0] ?? 0]));
  const brought = [...sums].flatMap(([key, sum]): [string, number][] => {
    const part = partOf.get(key) ?? 0;
    return part > 0 ? [[key, sum / part]] : [];
  });
  return new Map(brought);
}

export interface OrderWeek {
  key: string;
  week: number;
  orders: number;
  /** Orders times the share of complaints heard before `end`. */
  heard: number;
}

/** Orders of each product in each week, and how many of their complaints should have been heard before `end`. */
export function orderWeeksIn(
  sold: DailySold,
  starts: readonly string[],
  end: string,
  delays: LearnedDelays,
): OrderWeek[] {
  const learned = delaysOf(sold, delays);
  const weigh: Weigh = (day) => {
    const untilEnd = daysBetween(day, end);
    return learned.map((delay) => delay.heardIn(untilEnd));
  };
  return starts.flatMap((start, week) => {
    const span = { start, end: addDays(start, 7) };
    const heard = sumDays(sold, span, 'orders', weigh);
    return [...soldIn(sold, span, 'orders')].map(([key, orders]) => ({
      key,
      week,
      orders,
      heard: heard.get(key) ?? 0,
    }));
  });
}
