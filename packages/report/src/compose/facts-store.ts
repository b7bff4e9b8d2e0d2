import { addDays, type Calendar, noProduct, type Period, startOfDay, type Taxonomy } from '@voc/core';
import type { Db } from '@voc/core/db';
import type { Campaign } from '../alerts/campaigns.ts';
import type { ModelError } from '../classifier-error/types.ts';
import { readDailySold } from '../exposure/daily-store.ts';
import { type Delays, readDelays } from '../exposure/delay-store.ts';
import type { DailySold } from '../exposure/sold-in-spans.ts';
import { readActionFacts } from './actions-store.ts';
import { composeReport, type Groundwork, groundworkOf } from './compose-report.ts';
import { countPraising, readData, readShares } from './data-store.ts';
import { earlierOf } from './earlier.ts';
import { readEarlier, readStars } from './earlier-store.ts';
import type { AdviceRules } from './facts/advice-rules.ts';
import type { RankPeers } from './facts/rank.ts';
import { type ServiceLevels, serviceLevelOn } from './facts/service-levels.ts';
import type { ReportFacts, SayingRow, Sold, Window } from './facts/types.ts';
import { cuttable, sayingsKey } from './facts/words.ts';
import { readListFacts } from './list-facts-store.ts';
import { readListings } from './listing-store.ts';
import { readMappings } from './mappings-store.ts';
import { type QuoteQuery, readPraise, readQuotes } from './quote-store.ts';
import { isOfProducts, type PartScope, parseScope } from './scope.ts';
import { inScope, readScopeProducts } from './scope-store.ts';
import { readService } from './service-store.ts';
import { readSideBySide } from './side-by-side-store.ts';
import { readSides } from './sides-store.ts';
import { readSignals } from './signals-store.ts';
import { readChatShares } from './silent-store.ts';
import { readSold } from './sold-store.ts';
import { type DayTable, readAlerts, readProducts, readSkus, readWeeks, readWindow } from './store.ts';
import { wantedQuotes, wantedWords } from './wanted-quotes.ts';
import { type Span, type Spans, spansOf } from './windows.ts';
import { readSayings, type WantedWords } from './words-store.ts';

export interface ReadOptions {
  period: Period;
  /** `company`, or a part of it. */
  scope: string;
  asOf: string;
  taxonomy: Taxonomy;
  modelVersion: string;
  modelError: ModelError | null;
  /** Hash of the program's sources; a report made by another is told apart. */
  program?: string | undefined;
  calendar: Calendar;
  rank: RankPeers;
  advice?: AdviceRules | undefined;
  serviceLevels?: ServiceLevels | undefined;
  /** The calendar by which a campaign is compared with the last one of its name. */
  campaigns?: readonly Campaign[] | undefined;
  cut?: CutTexts | undefined;
}

/** The words of texts, in their order. */
export type CutTexts = (texts: readonly string[]) => Promise<string[][]>;

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

const ownComplainedOf = ({ counts }: Window): string[] => [
  ...new Set(
    counts
      .filter(({ measure, category }) => measure === 'complaint' && category === 'own')
      .map(({ productId }) => productId),
  ),
];

const weekFrom = (start: string): Span => ({ start, end: addDays(start, 7) });

/** What was sold in every span that the report reads, in one quantity, and on every day of them. */
async function readAllSold(
  db: Db,
  delays: Delays,
  { current, previous, list, listsBefore, weeks }: Spans,
): Promise<{ daily: DailySold; sold(span: Span): Sold }> {
  const spans = [current, list, ...(previous ? [previous] : []), ...listsBefore, ...weeks.map(weekFrom)];
  const daily = await readDailySold(db, spans);
  const sold = await readSold(db, spans, delays, 2, daily);
  const none: Sold = { quantity: 'units', units: new Map(), atRisk: new Map(), productDays: new Map() };
  return {
    daily,
    sold: ({ start, end }) =>
      sold[spans.findIndex((span) => span.start === start && span.end === end)] ?? none,
  };
}

async function readServiceFacts(
  db: Db,
  { period, serviceLevels }: ReadOptions,
  span: Span,
): Promise<ReportFacts['service']> {
  if (!serviceLevels || period.kind === 'all') return null;
  const level = serviceLevelOn(serviceLevels, addDays(span.end, -1));
  return { level: level.version, rows: await readService(db, span, level) };
}

async function readBothSides(
  db: Db,
  table: DayTable,
  current: Window,
  previous: Window,
): Promise<NonNullable<ReportFacts['sides']>> {
  const { quantity } = current;
  return {
    current: await readSides(db, table, current, quantity),
    previous: await readSides(db, table, previous, quantity),
  };
}

/** What every read of a report needs. */
interface Reading {
  db: Db;
  /** The whole company where `db` is a scope. */
  whole: Db;
  options: ReadOptions;
  part: PartScope | null;
  spans: Spans;
  delays: Delays;
  sold(span: Span): Sold;
  /** Lists compare a part of the products with all of their peers. */
  lists: { db: Db; daily: DailySold; sold(span: Span): Sold };
}

async function startReading(db: Db, options: ReadOptions, whole: Db): Promise<Reading> {
  const { period, calendar, scope } = options;
  const spans = spansOf(period, calendar);
  const delays = await readDelays(db, { before: period.end });
  const own = await readAllSold(db, delays, spans);
  const part = parseScope(scope);
  const listDb = isOfProducts(part) ? whole : db;
  const ofLists = listDb === db ? own : await readAllSold(listDb, delays, spans);
  return { db, whole, options, part, spans, delays, sold: own.sold, lists: { db: listDb, ...ofLists } };
}

async function readWindows({ db, options, spans, sold, lists }: Reading) {
  const { kind } = options.period;
  const all = kind === 'all';
  const isApart = kind === 'week' || lists.db !== db;
  const read = await readSideBySide(db, {
    list: async () => (isApart ? readWindow(lists.db, spans.list, all, lists.sold(spans.list)) : null),
    current: () => readWindow(db, spans.current, all, sold(spans.current)),
    before: async () => spans.previous && readWindow(db, spans.previous, false, sold(spans.previous)),
  });
  const previous = read.before && hasData(read.before) ? read.before : null;
  return { current: read.current, previous, list: read.list ?? read.current };
}

type Windows = Awaited<ReturnType<typeof readWindows>>;

/** What is told of voices: who spoke where, how many praised, and what was read and dropped. */
function readVoices({ db, options, spans, part, sold }: Reading, { current, previous }: Windows) {
  const { period, modelVersion } = options;
  const all = period.kind === 'all';
  const query = (span: Span): QuoteQuery => ({ span, all, modelVersion });
  // Days over all products hold no part of these.
  const dayTable: DayTable = isOfProducts(part) ? 'rollups' : 'rollup_days';
  return readSideBySide(db, {
    weeks: () =>
      readWeeks(
        db,
        { starts: spans.weeks, table: dayTable },
        spans.weeks.map((start) => sold(weekFrom(start))),
      ),
    sides: async () => previous && readBothSides(db, dayTable, current, previous),
    shares: () => readShares(db, query(spans.current)),
    listShares: async () => (period.kind === 'week' ? readShares(db, query(spans.list)) : null),
    chatShares: () => readChatShares(db, query(spans.current)),
    praisingNow: () => countPraising(db, query(spans.current)),
    praisingBefore: async () => (previous && spans.previous ? countPraising(db, query(spans.previous)) : 0),
    starsNow: () => readStars(db, spans.current, all),
    starsBefore: async () => spans.previous && readStars(db, spans.previous, false),
    service: () => readServiceFacts(db, options, spans.current),
    data: () => readData(db, query(spans.current), current.counts),
  });
}

/** What is told of products and of what was done about them. */
function readRest(reading: Reading, { current, list }: Windows) {
  const { db, whole, options, part, spans, delays, lists } = reading;
  const { period, calendar, campaigns, asOf } = options;
  const all = period.kind === 'all';
  return readSideBySide(db, {
    lists: () => readListFacts(lists.db, options, spans, { delays, ...lists }),
    scopeProducts: async () => part && readScopeProducts(whole, part),
    mappings: () => readMappings(db, spans.current, all),
    earlier: () => readEarlier(db, earlierOf(period, calendar, campaigns), current.quantity, delays),
    products: () => readProducts(db, productsOf([current, list])),
    listings: () => readListings(db, pagesWanted(current), startOfDay(period.end)),
    skus: () => readSkus(db, spans.list, all, ownComplainedOf(list)),
    actions: async () => (all ? [] : readActionFacts(db, spans.current, delays)),
    alerts: () => readAlerts(db, { span: spans.current, all, asOf }),
    signals: () => readSignals(db, spans.current, all),
  });
}

async function readWithoutQuotes(db: Db, options: ReadOptions, whole: Db): Promise<ReportFacts> {
  const reading = await startReading(db, options, whole);
  const windows = await readWindows(reading);
  const { praisingNow, praisingBefore, starsNow, starsBefore, listShares, ...voices } = await readVoices(
    reading,
    windows,
  );
  const { lists, ...rest } = await readRest(reading, windows);
  const { period, scope, asOf, taxonomy, modelVersion, modelError, program, calendar } = options;
  return {
    ...{ period, scope, asOf, taxonomy, modelVersion, modelError, program, calendar },
    advice: options.advice ?? null,
    previousPeriod: reading.spans.previous,
    ...windows,
    ...voices,
    ...rest,
    ...lists,
    listShares: listShares ?? voices.shares,
    praising: { current: praisingNow, previous: praisingBefore },
    stars: { current: starsNow, previous: starsBefore },
    quotes: [],
    listQuotes: [],
    sayings: new Map(),
  };
}

/** Twelve weeks before the period: the past that words are compared with. */
const pastDays = 84;

/** What was said behind each finding, cut into words; nothing where nothing cuts. */
async function readSayingsOf(
  db: Db,
  options: ReadOptions,
  wanted: readonly WantedWords[],
): Promise<ReportFacts['sayings']> {
  const { cut, period, modelVersion } = options;
  const sayings = new Map<string, SayingRow[]>();
  if (!cut) return sayings;
  const past = { start: addDays(period.start, -pastDays), end: period.start };
  for (const one of wanted) {
    const rows = await readSayings(db, { span: period, all: false, modelVersion }, past, one);
    const words = await cut(rows.map(({ text }) => cuttable(text)));
    sayings.set(
      sayingsKey(one.category, one.productId),
      rows.map((row, i) => ({ ...row, words: words[i] ?? [] })),
    );
  }
  return sayings;
}

/** What a report is made of, and what no words change of it. */
export interface Prepared {
  facts: ReportFacts;
  ground: Groundwork;
}

/** Reads everything a report is made of, grouped by the database; of the words only the candidates for its quotes. */
export function readFacts(db: Db, options: ReadOptions): Promise<Prepared> {
  const part = parseScope(options.scope);
  return part ? inScope(db, part, (scoped) => prepare(scoped, options, db)) : prepare(db, options, db);
}

async function prepare(db: Db, options: ReadOptions, whole: Db): Promise<Prepared> {
  const facts = await readWithoutQuotes(db, options, whole);
  const ground = groundworkOf(facts, options.rank);
  const first = composeReport(facts, ground);
  const wanted = wantedQuotes(first);
  const all = options.period.kind === 'all';
  const inPeriod: QuoteQuery = { span: facts.current, all, modelVersion: options.modelVersion };
  const inList: QuoteQuery = { ...inPeriod, span: facts.list };
  const words = {
    sayings: await readSayingsOf(db, options, wantedWords(first, options.taxonomy)),
    quotes: await readQuotes(db, inPeriod, wanted.period),
    listQuotes: [
      ...(await readQuotes(db, inList, wanted.list)),
      ...(await readPraise(db, inList, wanted.praised)),
    ],
  };
  return { facts: { ...facts, ...words }, ground };
}
