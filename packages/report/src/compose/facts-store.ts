import { setImmediate } from 'node:timers/promises';
import { addDays, type Calendar, type Period, type Taxonomy } from '@voc/core';
import type { Db } from '@voc/core/db';
import type { Campaign } from '../alerts/campaigns.ts';
import type { ModelError } from '../classifier-error/types.ts';
import { readActionFacts } from './actions-store.ts';
import { composeReport, type Groundwork, groundworkOf } from './compose-report.ts';
import { countPraising, readData, readShares } from './data-store.ts';
import { earlierOf } from './earlier.ts';
import { readEarlier, readStars } from './earlier-store.ts';
import type { AdviceRules } from './facts/advice-rules.ts';
import { type Framed, frameContextOf } from './facts/context.ts';
import type { RankPeers } from './facts/rank.ts';
import { type ServiceLevels, serviceLevelOn } from './facts/service-levels.ts';
import type { ReportFacts, SayingRow, Window } from './facts/types.ts';
import { cuttable, sayingsKey } from './facts/words.ts';
import { windowLinesOf } from './fingerprints.ts';
import { type Reading, readFrame, weekFrom } from './framed-store.ts';
import { readListFacts } from './list-facts-store.ts';
import { readMappings } from './mappings-store.ts';
import { type QuoteQuery, readPraise, readQuotes, type WantedQuote } from './quote-store.ts';
import type { Report } from './schema.ts';
import { isOfProducts, parseScope } from './scope.ts';
import { inScope, readScopeProducts } from './scope-store.ts';
import { judgeLists } from './sections/lists.ts';
import { readService } from './service-store.ts';
import { readAll } from './side-by-side-store.ts';
import { readSides } from './sides-store.ts';
import { readSignals } from './signals-store.ts';
import { readChatShares } from './silent-store.ts';
import { type DayTable, readAlerts, readSkus, readWeeks } from './store.ts';
import { wantedQuotes, wantedWords } from './wanted-quotes.ts';
import type { Span } from './windows.ts';
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

/** What is told of voices: who spoke where, how many praised, and what was read and dropped; what takes longest first. */
function readVoices({ db, options, spans, part, sold, reader }: Reading, { current, previous }: Framed) {
  const { period, modelVersion } = options;
  const all = period.kind === 'all';
  const query = (span: Span): QuoteQuery => ({ span, all, modelVersion });
  // Days over all products hold no part of these.
  const dayTable: DayTable = isOfProducts(part) ? 'rollups' : 'rollup_days';
  return readAll(reader, {
    service: () => readServiceFacts(db, options, spans.current),
    // Of every leaf: which are told is not known yet.
    quotes: () => readQuotes(db, query(spans.current), everyLeaf(options.taxonomy)),
    listShares: async () => (period.kind === 'week' ? readShares(db, query(spans.list)) : null),
    shares: () => readShares(db, query(spans.current)),
    chatShares: () => readChatShares(db, query(spans.current)),
    weeks: () =>
      readWeeks(
        db,
        { starts: spans.weeks, table: dayTable },
        spans.weeks.map((start) => sold(weekFrom(start))),
      ),
    sides: async () => previous && readBothSides(db, dayTable, current, previous),
    praisingNow: () => countPraising(db, query(spans.current)),
    praisingBefore: async () => (previous && spans.previous ? countPraising(db, query(spans.previous)) : 0),
    starsNow: () => readStars(db, spans.current, all),
    starsBefore: async () => spans.previous && readStars(db, spans.previous, false),
    data: () => readData(db, query(spans.current), current.counts),
  });
}

const everyLeaf = ({ groups, residual }: Taxonomy): WantedQuote[] =>
  [...groups.flatMap(({ leaves }) => leaves), ...residual].map(({ id }) => ({ leaf: id, productId: null }));

/** What is told of products and of what was done about them. */
async function readRest(reading: Reading, { current }: Framed) {
  const { db, whole, options, part, spans, delays, lists, reader } = reading;
  const { period, calendar, campaigns, asOf } = options;
  const all = period.kind === 'all';
  const [ofLists, rest] = await Promise.all([
    readListFacts(lists, options, spans, delays),
    readAll(reader, {
      scopeProducts: async () => part && readScopeProducts(whole, part),
      mappings: () => readMappings(db, spans.current, all),
      earlier: () => readEarlier(db, earlierOf(period, calendar, campaigns), current.quantity, delays),
      actions: async () => (all ? [] : readActionFacts(db, spans.current, delays)),
      alerts: () => readAlerts(db, { span: spans.current, all, asOf }),
      signals: () => readSignals(db, spans.current, all),
    }),
  ]);
  return { ...ofLists, ...rest };
}

async function readTold(reading: Reading, framed: Framed): Promise<ReportFacts> {
  const [voices, rest] = await Promise.all([readVoices(reading, framed), readRest(reading, framed)]);
  const { praisingNow, praisingBefore, starsNow, starsBefore, listShares, ...told } = voices;
  const { period, scope, asOf, modelVersion, modelError, program, calendar } = reading.options;
  return {
    ...{ period, scope, asOf, modelVersion, modelError, program, calendar },
    advice: reading.options.advice ?? null,
    previousPeriod: reading.spans.previous,
    ...framed,
    ...told,
    ...rest,
    listShares: listShares ?? told.shares,
    praising: { current: praisingNow, previous: praisingBefore },
    stars: { current: starsNow, previous: starsBefore },
    skus: [],
    listQuotes: [],
    sayings: new Map(),
  };
}

/** Twelve weeks before the period: the past that words are compared with. */
const pastDays = 84;

/** What was said behind each finding, cut into words; nothing where nothing cuts. */
async function readSayingsOf(
  { db, options, reader }: Reading,
  wanted: readonly WantedWords[],
): Promise<ReportFacts['sayings']> {
  const { cut, period, modelVersion } = options;
  const sayings = new Map<string, SayingRow[]>();
  if (!cut) return sayings;
  const past = { start: addDays(period.start, -pastDays), end: period.start };
  const read = (one: WantedWords) =>
    reader(() => readSayings(db, { span: period, all: false, modelVersion }, past, one));
  const found = await Promise.all(wanted.map(async (one) => ({ one, rows: await read(one) })));
  for (const { one, rows } of found) {
    const words = await cut(rows.map(({ text }) => cuttable(text)));
    sayings.set(
      sayingsKey(one.category, one.productId),
      rows.map((row, i) => ({ ...row, words: words[i] ?? [] })),
    );
  }
  return sayings;
}

/** Of what a first report tells without them: words, and sizes and colours. */
async function readWanted(reading: Reading, facts: ReportFacts, first: Report) {
  const { db, reader, options, spans } = reading;
  const all = options.period.kind === 'all';
  const wanted = wantedQuotes(first);
  const inPeriod: QuoteQuery = { span: facts.current, all, modelVersion: options.modelVersion };
  const inList: QuoteQuery = { ...inPeriod, span: facts.list };
  const [sayings, { ofProducts, ofListed, praised, skus }] = await Promise.all([
    readSayingsOf(reading, wantedWords(first, options.taxonomy)),
    readAll(reader, {
      ofProducts: () => readQuotes(db, inPeriod, wanted.period),
      ofListed: () => readQuotes(db, inList, wanted.list),
      praised: () => readPraise(db, inList, wanted.praised),
      skus: () => readSkus(db, spans.list, all, wanted.skus),
    }),
  ]);
  return { sayings, skus, quotes: [...facts.quotes, ...ofProducts], listQuotes: [...ofListed, ...praised] };
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

/** What is judged by windows alone is judged while the database is at work on everything else. */
async function prepare(db: Db, options: ReadOptions, whole: Db): Promise<Prepared> {
  const { reading, framed } = await readFrame(db, options, whole);
  const reads = readTold(reading, framed);
  reads.catch(() => {});
  await setImmediate();
  const context = frameContextOf(framed);
  await setImmediate();
  const lists = judgeLists({ ...context, facts: framed }, options.rank);
  await setImmediate();
  const lines = windowLinesOf(framed);
  const facts = await reads;
  const ground = groundworkOf(facts, { context, lists, lines });
  const words = await readWanted(reading, facts, composeReport(facts, ground));
  return { facts: { ...facts, ...words }, ground };
}
