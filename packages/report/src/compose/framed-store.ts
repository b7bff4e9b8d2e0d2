import { addDays, noProduct, startOfDay } from '@voc/core';
import type { Db } from '@voc/core/db';
import { readDailySold } from '../exposure/daily-store.ts';
import { type Delays, readDelays } from '../exposure/delay-store.ts';
import type { DailySold } from '../exposure/sold-in-spans.ts';
import type { Framed } from './facts/context.ts';
import type { Sold, Window } from './facts/types.ts';
import type { ReadOptions } from './facts-store.ts';
import { readListings } from './listing-store.ts';
import { isOfProducts, type PartScope, parseScope } from './scope.ts';
import { type Reader, readAll, readerOf } from './side-by-side-store.ts';
import { readSold } from './sold-store.ts';
import { readCounts, readListCounts, readProducts } from './store.ts';
import { type Span, type Spans, spansOf } from './windows.ts';

/** What was sold in every span that a report reads, in one quantity, and on every day of them. */
export interface SoldRead {
  daily: DailySold;
  sold(span: Span): Sold;
}

/** What every read of a report needs. */
export interface Reading {
  db: Db;
  reader: Reader;
  /** The whole company where `db` is a scope. */
  whole: Db;
  options: ReadOptions;
  part: PartScope | null;
  spans: Spans;
  delays: Delays;
  sold(span: Span): Sold;
  /** Lists compare a part of the products with all of their peers. */
  lists: SoldRead & { db: Db; reader: Reader };
}

const hasData = ({ counts, units }: Window): boolean => counts.length > 0 || units.size > 0;

/** Products worth describing: whatever was spoken of or sold in the windows. */
function productsOf(windows: readonly Window[]): string[] {
  const ids = new Set<string>();
  for (const { counts, units } of windows) {
    for (const { productId } of counts) ids.add(productId);
    for (const productId of units.keys()) ids.add(productId);
  }
  ids.delete(noProduct);
  return [...ids].sort();
}

/** Products whose pages a report may point at: with a mismatch, asked about, or without a product (for its title). */
function pagesWanted({ counts }: Window): string[] {
  const wanted = counts.filter(
    ({ measure, category, productId }) =>
      measure === 'topic' ||
      (measure === 'complaint' && category.startsWith('mismatch')) ||
      productId.startsWith('~'),
  );
  return [...new Set(wanted.map(({ productId }) => productId))].sort();
}

export const weekFrom = (start: string): Span => ({ start, end: addDays(start, 7) });

const soldSpans = ({ current, previous, list, listsBefore, weeks }: Spans): Span[] => [
  current,
  list,
  ...(previous ? [previous] : []),
  ...listsBefore,
  ...weeks.map(weekFrom),
];

async function readAllSold(
  { db, reader }: { db: Db; reader: Reader },
  spans: readonly Span[],
  [daily, delays]: readonly [DailySold, Delays],
): Promise<SoldRead> {
  const sold = await reader(() => readSold(db, spans, delays, 2, daily));
  const none: Sold = { quantity: 'units', units: new Map(), atRisk: new Map(), productDays: new Map() };
  return {
    daily,
    sold: ({ start, end }) =>
      sold[spans.findIndex((span) => span.start === start && span.end === end)] ?? none,
  };
}

interface Frame {
  reading: Reading;
  /** What the frame of a report is, in which everything else is told. */
  framed: Framed;
}

interface Asked {
  db: Db;
  reader: Reader;
  lists: { db: Db; reader: Reader };
  spans: Spans;
  options: ReadOptions;
}

/** All that waits for nothing but itself, at once; what was sold is weighed by the delays. */
async function readWindows({ db, reader, lists, spans, options: { period } }: Asked) {
  const [all, own] = [period.kind === 'all', soldSpans(spans)];
  const isApart = period.kind === 'week' || lists.db !== db;
  const daily = reader(() => readDailySold(db, own));
  const listDaily = lists.db === db ? daily : lists.reader(() => readDailySold(lists.db, own));
  const list = lists.reader(async () => (isApart ? readCounts(lists.db, spans.list, all) : null));
  const delays = reader(() => readDelays(db, { before: period.end }));
  const sold = Promise.all([daily, delays]).then((read) => readAllSold({ db, reader }, own, read));
  const [current, before, listsBefore, listCounts, ofOwn, ofLists, learned] = await Promise.all([
    reader(() => readCounts(db, spans.current, all)),
    reader(async () => spans.previous && readCounts(db, spans.previous, false)),
    lists.reader(() => readListCounts(lists.db, spans.listsBefore)),
    list,
    sold,
    lists.db === db ? sold : Promise.all([listDaily, delays]).then((read) => readAllSold(lists, own, read)),
    delays,
  ]);
  return { counts: { current, before, listsBefore, list: listCounts }, ofOwn, ofLists, delays: learned };
}

const windowOf = (span: Span, { sold }: SoldRead, counts: Window['counts']): Window => ({
  ...{ start: span.start, end: span.end },
  ...sold(span),
  counts,
});

/**
 * Reads windows, what was sold in them and the products of both: what lists and changes are judged by, and what the
 * other reads ask for.
 */
export async function readFrame(db: Db, options: ReadOptions, whole: Db): Promise<Frame> {
  const { period, calendar, scope, taxonomy } = options;
  const part = parseScope(scope);
  const [spans, reader] = [spansOf(period, calendar), readerOf(db)];
  const lists = isOfProducts(part) ? { db: whole, reader: readerOf(whole) } : { db, reader };
  const { counts, ofOwn, ofLists, delays } = await readWindows({ db, reader, lists, spans, options });
  const current = windowOf(spans.current, ofOwn, counts.current);
  const before = spans.previous && windowOf(spans.previous, ofOwn, counts.before ?? []);
  const list = counts.list ? windowOf(spans.list, ofLists, counts.list) : current;
  const described = await readAll(reader, {
    products: () => readProducts(db, productsOf([current, list])),
    listings: () => readListings(db, pagesWanted(current), startOfDay(period.end)),
  });
  return {
    reading: {
      ...{ db, reader, whole, options, part, spans, delays, sold: ofOwn.sold },
      lists: { ...ofLists, ...lists },
    },
    framed: {
      taxonomy,
      current,
      previous: before && hasData(before) ? before : null,
      list,
      listsBefore: spans.listsBefore
        .map((span, i) => windowOf(span, ofLists, counts.listsBefore[i] ?? []))
        .filter(hasData),
      ...described,
    },
  };
}
