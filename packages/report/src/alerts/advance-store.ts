import { addDays, type Day, daysBetween } from '@voc/core';
import type { Db } from '@voc/core/db';
import { longestDelay } from '../exposure/delay.ts';
import { advanceInPlace, type DayOutcome } from './advance-day.ts';
import type { Checkpoint, ShownSignal, StoredState } from './alert-facts.ts';
import { type Campaign, campaignOn } from './campaigns.ts';
import { choosePushes, expectedFalsePushes } from './choose-pushes.ts';
import { type DelayQuestion, learnMonth, type MonthDelays, monthOfDay } from './delay-store.ts';
import { type Detector, emptyDetector } from './detector.ts';
import { windowOf } from './episode-store.ts';
import { advanceEpisodes, type Episode, type Push, seriesOf } from './episodes.ts';
import { readHourPushes } from './hour-store.ts';
import { isCredible } from './is-credible.ts';
import { packDetector } from './pack-detector.ts';
import { readResolved } from './resolved-store.ts';
import { readComplaints, readGaps, readItems, readProductTypes, readSold } from './series-store.ts';
import { isKept, packState } from './state-store.ts';
import { categoriesRead, layDays, lookBackDays } from './to-rows.ts';
import { type DayRow, type Signal, type SpikeOptions, spikeDefaults } from './types.ts';
import { type CardVoice, readCardVoices } from './voice-store.ts';
import { pushedKinds, type WatchedCategories } from './watched.ts';

export interface AdvanceOptions extends DelayQuestion {
  modelVersion: string;
  watched: WatchedCategories;
  campaigns: readonly Campaign[];
  falsePushesPerWeek: number;
  spikes: SpikeOptions;
}

/** Detection from the day after a state to a later day. */
export interface Advanced {
  signals: ShownSignal[];
  checkpoints: StoredState[];
  /** Episodes that were open when `from` began or have begun since, as they stand at the end. */
  episodes: Episode[];
}

/** Days that are read at once; no more than a bound for the memory. */
const sliceDays = 31;
/** Days before a slice whose exposures its windows reach back to. */
const windowDays = 6;

type RowsOn = (day: Day) => readonly DayRow[];

/** What a slice of days is judged by. */
interface SliceOf {
  from: Day;
  to: Day;
  delays: MonthDelays | null;
}

/** The detector's rows of the days of a slice and of the six days before it. */
export async function readRows(db: Db, slice: SliceOf, options: AdvanceOptions): Promise<RowsOn> {
  const { to, delays } = slice;
  const { watched, denominator } = options;
  const from = addDays(slice.from, -windowDays);
  const range = { from: addDays(from, -lookBackDays), to };
  const types = await readProductTypes(db);
  return layDays({
    from,
    to,
    items: await readItems(db, range),
    complaints: await readComplaints(db, range, categoriesRead(watched)),
    sold:
      denominator === '声音条数'
        ? null
        : await readSold(db, { from: addDays(from, -longestDelay), to }, denominator),
    sharesOf: (productId) => delays?.ofType[types.get(productId) ?? ''] ?? delays?.whole ?? [],
    gaps: await readGaps(db, range),
    watched,
  });
}

/** Exposure of the observed days of a signal's window. */
function exposureOf(rowsOn: RowsOn, { productId, category, day, window }: Signal): number {
  let sum = 0;
  for (let back = window - 1; back >= 0; back--) {
    for (const row of rowsOn(addDays(day, -back))) {
      if (row.category === category && (productId === null || row.productId === productId))
        sum += row.exposure ?? 0;
    }
  }
  return sum;
}

/** Categories that a push may be about. */
export const pushed: ReadonlySet<string> = new Set(Object.keys(pushedKinds));

/** What of the day's signals would be pushed. */
function candidatesOf(
  { signals, judged, inCampaign }: DayOutcome,
  rowsOn: RowsOn,
  { falsePushesPerWeek: falsePerWeek, spikes }: AdvanceOptions,
): Push[] {
  const moved = new Set(
    signals.filter(({ productId }) => productId === null).map(({ category }) => category),
  );
  const counts = Object.entries(judged);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const series = counts.reduce((sum, [category, count]) => sum + (pushed.has(category) ? count : 0), 0);
  const { q } = { ...spikeDefaults, ...spikes };
  const budget = { series, falsePerWeek, campaign: inCampaign ? { judged: all, q } : null };
  const expectedFalse = expectedFalsePushes({ ...budget, judged: all, q });
  return choosePushes(signals, { ...budget, categories: pushed }).map((signal) => ({
    ...signal,
    hours: null,
    exposure: exposureOf(rowsOn, signal),
    shared: moved.has(signal.category),
    expectedFalse,
  }));
}

const shown = ({ signals, watched }: DayOutcome): ShownSignal[] => [
  ...signals.map((one) => ({ ...one, tier: 'signal' as const })),
  ...watched.map((one) => ({ ...one, tier: 'watch' as const })),
];

/** A day as it was judged, with its state, packed, where that is worth keeping. */
interface JudgedDay {
  day: Day;
  shown: ShownSignal[];
  pushes: Push[];
  packed: Buffer | null;
}

/** Judges the days of a slice, which the detector becomes that of, and keeps of what would be pushed only what stands on sure complaints. */
async function judgeSlice(
  db: Db,
  detector: Detector,
  { isWanted, ...range }: SliceOf & { isWanted: (day: Day) => boolean },
  options: AdvanceOptions,
): Promise<JudgedDay[]> {
  const rowsOn = await readRows(db, range, options);
  const days: JudgedDay[] = [];
  for (let day = range.from; day <= range.to; day = addDays(day, 1)) {
    const isCampaign = campaignOn(options.campaigns, day) !== null;
    const outcome = advanceInPlace(detector, { day, rows: rowsOn(day), isCampaign }, options.spikes);
    const packed = isWanted(day) ? packDetector(detector) : null;
    days.push({ day, shown: shown(outcome), pushes: candidatesOf(outcome, rowsOn, options), packed });
  }
  const candidates = days.flatMap(({ pushes }) => pushes);
  const voices = await readCardVoices(db, options.modelVersion, candidates.map(windowOf));
  const ofWindow = new Map<number, CardVoice[]>();
  for (const voice of voices) ofWindow.set(voice.window, [...(ofWindow.get(voice.window) ?? []), voice]);
  const sure = new Set(candidates.filter((push, i) => isCredible(push, ofWindow.get(i) ?? [])));
  const hourly = await readHourPushes(db, range);
  return days.map((one) => {
    const chosen = one.pushes.filter((push) => sure.has(push));
    const told = new Set(chosen.map(seriesOf));
    const earlier = hourly.filter((push) => push.day === one.day && !told.has(seriesOf(push)));
    return { ...one, pushes: [...chosen, ...earlier] };
  });
}

/** The last day that is judged together with `day`: within one month, whose delays it shares. */
function sliceEnd(day: Day, to: Day): Day {
  let end = day;
  while (end < to && daysBetween(day, end) < sliceDays - 1 && monthOfDay(addDays(end, 1)) === monthOfDay(day))
    end = addDays(end, 1);
  return end;
}

/** The delays that are known, while their month lasts; else they are learned from what was heard before. */
async function delaysOn(
  db: Db,
  day: Day,
  known: MonthDelays | null,
  options: AdvanceOptions,
): Promise<MonthDelays | null> {
  if (options.denominator === '声音条数') return null;
  return known?.month === monthOfDay(day) ? known : learnMonth(db, day, options);
}

/** Days to take in: from `first` where there is no state, told of from `from` on; `last` is the last day with data. */
export interface Stretch {
  first: Day;
  from: Day;
  to: Day;
  last: Day;
}

/**
 * Takes in the days after a state (all of them without one, from `first` on) up to `to`, and tells of those from `from`
 * on. The work depends on the days taken in and not on what came before. The detector of `start` is used up.
 */
export async function advanceFrom(
  db: Db,
  start: Checkpoint | null,
  { first, from, to, last }: Stretch,
  options: AdvanceOptions,
): Promise<Advanced> {
  const advanced: Advanced = { signals: [], checkpoints: [], episodes: [] };
  const alive = new Map<string, Episode>();
  const detector = start?.detector ?? emptyDetector();
  const resolvedOn = await readResolved(db);
  const isWanted = (day: Day): boolean => day === to || isKept(day, last);
  let [open, delays] = [start?.episodes ?? [], start?.delays ?? null];
  for (let day = start ? addDays(start.day, 1) : first; day <= to; ) {
    const end = sliceEnd(day, to);
    delays = await delaysOn(db, day, delays, options);
    const slice = await judgeSlice(db, detector, { from: day, to: end, delays, isWanted }, options);
    day = addDays(end, 1);
    for (const one of slice) {
      const episodes = advanceEpisodes(open, one.day, one.pushes, resolvedOn);
      if (one.packed) advanced.checkpoints.push(packState(one.packed, { day: one.day, delays, episodes }));
      if (one.day >= from) {
        advanced.signals.push(...one.shown);
        for (const told of one.day === from ? [...open, ...episodes] : episodes)
          alive.set(JSON.stringify([seriesOf(told.strongest), told.firstOn]), told);
      }
      open = episodes;
    }
  }
  advanced.episodes = [...alive].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, episode]) => episode);
  return advanced;
}
