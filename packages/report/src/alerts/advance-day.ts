import { addDays, type Day, daysBetween, FatalError, weekday } from '@voc/core';
import { adjustPValues } from '../stats/adjust-p-values.ts';
import { copyDetector, type Detector, emptyPanel, type Panel, type Track } from './detector.ts';
import { isObserved, judgeCategory, judgeTrack, standsOut, toldOf, type Verdict } from './judge.ts';
import { expectDay, isInCampaign, learnDay, openDay } from './learn.ts';
import { settle } from './settle.ts';
import { type DayRow, type Signal, type SpikeOptions, spikeDefaults } from './types.ts';

/** What a day is judged to be: `watched` windows are unlikely, but not enough so for a signal. */
export interface DayOutcome {
  state: Detector;
  signals: Signal[];
  watched: Signal[];
  /** Series that were judged, by category. */
  judged: Record<string, number>;
  /** Days of a campaign are in the windows. */
  inCampaign: boolean;
}

interface PanelDay {
  panel: Panel;
  /** Series that were observed. */
  judged: number;
  /** Those of them that rose; `isShared` where the move is the category's and not its own. */
  verdicts: { verdict: Verdict; isShared: boolean }[];
  moved: Omit<Signal, 'day'> | null;
}

/** The observed series of a day by category and product. */
function byCategory(rows: readonly DayRow[]): Map<string, Map<string, DayRow>> {
  const categories = new Map<string, Map<string, DayRow>>();
  for (const row of rows) {
    if (row.exposure === null || row.exposure <= 0) continue;
    const products = categories.get(row.category) ?? new Map<string, DayRow>();
    if (products.has(row.productId)) {
      throw new FatalError(`two rows of one day for product ${row.productId} in ${row.category}`);
    }
    categories.set(row.category, products.set(row.productId, row));
  }
  return categories;
}

interface Today {
  /** Days since the first one. */
  t: number;
  ofWeek: number;
  isCampaign: boolean;
}

/** Probability below which a series stands out of its limits. */
const rare = 0.001;

/** Takes a day into a panel, in place. */
function advancePanel(
  panel: Panel,
  { t, ofWeek, isCampaign }: Today,
  observed: Map<string, DayRow>,
): PanelDay {
  openDay(panel, { t, isCampaign }, observed);
  const day = expectDay(panel, ofWeek, isCampaign);
  if (!day) return { panel, judged: 0, verdicts: [], moved: null };
  const moved = judgeCategory(panel, day);
  const seen = panel.tracks.filter(isObserved);
  const risen = new Map<Track, { verdict: Verdict; isShared: boolean }>();
  for (const track of seen) {
    const verdict = judgeTrack(panel, track);
    if (verdict) risen.set(track, { verdict, isShared: moved !== null && !standsOut(verdict, day) });
  }
  const standing = new Set([...risen].flatMap(([track, { verdict }]) => (verdict.p < rare ? [track] : [])));
  learnDay(panel, ofWeek, day, standing);
  for (const track of seen) {
    const own = risen.get(track);
    settle(panel, track, own && !own.isShared ? own.verdict : null);
  }
  return { panel, judged: seen.length, verdicts: [...risen.values()], moved };
}

function tell(
  day: Day,
  panels: readonly PanelDay[],
  options: Required<SpikeOptions>,
): Omit<DayOutcome, 'state'> {
  const all = panels.flatMap(({ verdicts }) => verdicts);
  const adjusted = adjustPValues(
    all.map(({ verdict }) => verdict.p),
    panels.reduce((sum, { judged }) => sum + judged, 0),
  );
  const outcome: Omit<DayOutcome, 'state'> = {
    signals: panels.flatMap(({ moved }) => (moved ? [{ day, ...moved }] : [])),
    watched: [],
    judged: Object.fromEntries(panels.map(({ panel, judged }) => [panel.category, judged])),
    inCampaign: panels.some(({ panel }) => isInCampaign(panel)),
  };
  for (const [i, { verdict, isShared }] of all.entries()) {
    if (isShared || verdict.complaints < options.minComplaints || verdict.ratio < options.minRatio) continue;
    if ((adjusted[i] ?? 1) <= options.q) outcome.signals.push({ day, ...toldOf(verdict) });
    else if (verdict.p < options.watch) outcome.watched.push({ day, ...toldOf(verdict) });
  }
  return outcome;
}

/** Of days before there is enough to go by. */
const silence = { signals: [], watched: [], judged: {}, inCampaign: false };

/** One day: what is at risk and heard of each series, and whether the calendar has a campaign. */
export interface DayInput {
  day: Day;
  rows: readonly DayRow[];
  isCampaign?: boolean;
}

/** Takes a day into a state, in place. */
function advance(state: Detector, { day, rows, isCampaign = false }: DayInput): PanelDay[] {
  const observed = byCategory(rows);
  const first = state.first ?? day;
  const today = { t: daysBetween(first, day), ofWeek: weekday(day) % 7, isCampaign };
  const known = new Map(state.panels.map((panel) => [panel.category, panel]));
  const panels = [...new Set([...known.keys(), ...observed.keys()])]
    .sort()
    .map((name) => advancePanel(known.get(name) ?? emptyPanel(name), today, observed.get(name) ?? new Map()));
  state.first = first;
  state.last = day;
  state.panels = panels.map(({ panel }) => panel);
  return panels;
}

/**
 * Takes in the next day and judges it with nothing but what came before. The rows may come in any order, one a series;
 * days left out since the last one are days without observation. Work and size depend on the number of series, not on
 * history, and a replay of the same rows from `emptyDetector()` gives the same state bit by bit.
 * Exposure-adjusted gamma-Poisson prediction over windows of 1, 3 and 7 days with a prior, weekday factor, shared day
 * factor and overdispersion learned per category (empirical Bayes), a guard of three days and capped learning; a signal
 * needs `minComplaints`, `minRatio` and Benjamini-Hochberg at `q` over all series of the day. Where a whole category
 * moves it gives one signal without product. In a campaign the shared day factor follows faster, since complaints per
 * item shift for all. A level that rose and stays is taken for the series' own after two weeks. `state` itself becomes
 * that of the day. FatalError for a day that was taken in already and for two rows of a series.
 */
export function advanceInPlace(state: Detector, input: DayInput, options: SpikeOptions = {}): DayOutcome {
  const { day } = input;
  if (state.last !== null && day <= state.last) throw new FatalError(`day ${day} is not after ${state.last}`);
  while (state.last !== null && addDays(state.last, 1) < day)
    advance(state, { day: addDays(state.last, 1), rows: [] });
  const panels = advance(state, input);
  const all = { ...spikeDefaults, ...options };
  const isWarm = daysBetween(state.first ?? day, day) >= all.warmUp;
  return { state, ...(isWarm ? tell(day, panels, all) : silence) };
}

/** As `advanceInPlace`, but pure: the state given stays as it was. */
export const advanceDay = (state: Detector, input: DayInput, options: SpikeOptions = {}): DayOutcome =>
  advanceInPlace(copyDetector(state), input, options);
