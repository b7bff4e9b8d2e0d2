import { addDays, type Day, daysBetween } from '@voc/core';
import type { Db } from '@voc/core/db';
import { longestDelay } from '../exposure/delay.ts';
import { advanceDay, type DayOutcome } from './advance-day.ts';
import type { Checkpoint, ShownSignal, StoredState } from './alert-facts.ts';
import { type Campaign, campaignOn } from './campaigns.ts';
import { choosePushes, expectedFalsePushes } from './choose-pushes.ts';
import { type DelayQuestion, learnMonth, type MonthDelays, monthOfDay } from './delay-store.ts';
import { type Detector, emptyDetector } from './detector.ts';
import { windowOf } from './episode-store.ts';
import { advanceEpisodes, type Episode, type Push, seriesOf } from './episodes.ts';
import { readHourPushes } from './hour-store.ts';
import { isCredible } from './is-credible.ts';
import { readComplaints, readGaps, readItems, readProductTypes, readSold } from './series-store.ts';
import { isKept, packState } from './state-store.ts';
import { categoriesRead, lookBackDays, toRows } from './to-rows.ts';
import { type DayRow, type Signal, type SpikeOptions, spikeDefaults } from './types.ts';
import { type CardVoice, readCardVoices } from './voice-store.ts';
import { pushedKinds, type WatchedCategories } from './watched.ts';

export interface AdvanceOptions extends DelayQuestion {
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
const sliceDays = 14;
/** Days before a slice whose exposures its windows reach back to. */
const windowDays = 6;

type Rows = ReadonlyMap<Day, readonly DayRow[]>;

/** What a slice of days is judged by. */
interface SliceOf {
  from: Day;
  to: Day;
  delays: MonthDelays | null;
}

/** The detector's rows of the days of a slice and of the six days before it. */
export async function readRows(db: Db, slice: SliceOf, options: AdvanceOptions): Promise<Map<Day, DayRow[]>> {
  const { to, delays } = slice;
  const { watched, denominator } = options;
  const from = addDays(slice.from, -windowDays);
  const range = { from: addDays(from, -lookBackDays), to };
  const types = await readProductTypes(db);
  return toRows({
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
function exposureOf(rows: Rows, { productId, category, day, window }: Signal): number {
  let sum = 0;
  for (let back = window - 1; back >= 0; back--) {
    for (const row of rows.get(addDays(day, -back)) ?? []) {
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
  rows: Rows,
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
    exposure: exposureOf(rows, signal),
    shared: moved.has(signal.category),
    expectedFalse,
  }));
}

const shown = ({ signals, watched }: DayOutcome): ShownSignal[] => [
  ...signals.map((one) => ({ ...one, tier: 'signal' as const })),
  ...watched.map((one) => ({ ...one, tier: 'watch' as const })),
];

/** A day as it was judged; its state only where that is worth keeping, since the states of all days fill the memory. */
interface JudgedDay {
  day: Day;
  shown: ShownSignal[];
  pushes: Push[];
  detector: Detector | null;
}

/** Judges the days of a slice, and keeps of what would be pushed only what stands on sure complaints. */
async function judgeSlice(
  db: Db,
  before: Checkpoint | null,
  { last, ...range }: SliceOf & { last: Day },
  options: AdvanceOptions,
): Promise<JudgedDay[]> {
  const rows = await readRows(db, range, options);
  let state = before?.detector ?? emptyDetector();
  const days: JudgedDay[] = [];
  for (let day = range.from; day <= range.to; day = addDays(day, 1)) {
    const isCampaign = campaignOn(options.campaigns, day) !== null;
    const outcome = advanceDay(state, { day, rows: rows.get(day) ?? [], isCampaign }, options.spikes);
    state = outcome.state;
    const detector = day === range.to || isKept(day, last) ? state : null;
    days.push({ day, shown: shown(outcome), pushes: candidatesOf(outcome, rows, options), detector });
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

/** The delays of the state, while its month lasts; else they are learned from what was heard before. */
async function delaysOn(
  db: Db,
  day: Day,
  state: Checkpoint | null,
  options: AdvanceOptions,
): Promise<MonthDelays | null> {
  if (options.denominator === '声音条数') return null;
  const known = state?.delays ?? null;
  return known?.month === monthOfDay(day) ? known : learnMonth(db, day, options);
}

/**
 * Takes in the days after a state (all of them without one, from `first` on) up to `to`, and tells of those from `from`
 * on. The work depends on the days taken in and not on what came before.
 */
export async function advanceFrom(
  db: Db,
  start: Checkpoint | null,
  { first, from, to }: { first: Day; from: Day; to: Day },
  options: AdvanceOptions,
): Promise<Advanced> {
  const advanced: Advanced = { signals: [], checkpoints: [], episodes: [] };
  const alive = new Map<string, Episode>();
  let state = start;
  let open = start?.episodes ?? [];
  for (let day = start ? addDays(start.day, 1) : first; day <= to; ) {
    const end = sliceEnd(day, to);
    const delays = await delaysOn(db, day, state, options);
    const slice = await judgeSlice(db, state, { from: day, to: end, delays, last: to }, options);
    day = addDays(end, 1);
    for (const one of slice) {
      const episodes = advanceEpisodes(open, one.day, one.pushes);
      if (one.detector) state = { day: one.day, detector: one.detector, delays, episodes };
      if (state?.day === one.day && isKept(one.day, to)) advanced.checkpoints.push(packState(state));
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
