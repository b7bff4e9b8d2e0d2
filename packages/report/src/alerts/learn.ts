import { negativeBinomialQuantile } from '../stats/count-quantile.ts';
import { logNegativeBinomialTail } from '../stats/count-tails.ts';
import { fitGammaPoisson, type GammaPrior } from '../stats/fit-gamma-poisson.ts';
import { emptyTrack, guardDays, type Panel, type Track, windowDays } from './detector.ts';
import type { DayRow } from './types.ts';

/** Evidence loses half its weight in 84 days. */
const discount = 0.5 ** (1 / 84);
/** A series that is gone and whose evidence is worth less than this many expected complaints is forgotten. */
const forgotten = 0.01;
/** Series differ in their overdispersion, which makes tails heavier than its mean does. */
const windowSpread = 1.15;
/** Read here once: in inner loops an import would be looked up each time. */
const today = windowDays - 1;
const kept = guardDays;
/** The prior is not known to a thousandth; more digits would double the time of its fit. */
const priorPrecision = 1e-4;
const at = (values: readonly number[], index: number): number => values[index] ?? 0;

export const todayOf = (track: Track): { complaints: number; expected: number } => ({
  complaints: at(track.complaints, today),
  expected: at(track.expected, today),
});

/** Moves values one day on, in place: the oldest goes, `latest` comes. */
function shift(values: number[], latest: number): void {
  const last = values.length - 1;
  for (let i = 0; i < last; i++) values[i] = values[i + 1] ?? 0;
  values[last] = latest;
}

/** A series on the morning of a day: the day that leaves the guard is learned, and today is written behind. */
function openTrack(track: Track, row: DayRow | undefined): void {
  const complaints = row?.complaints ?? 0;
  track.heard = track.heard * discount + at(track.kept, 0);
  track.exposed = track.exposed * discount + at(track.weighed, 0);
  shift(track.complaints, complaints);
  shift(track.expected, 0);
  shift(track.kept, complaints);
  shift(track.weighed, row?.exposure ?? 0);
}

function isAlive({ prior }: Panel, { heard, exposed, weighed }: Track): boolean {
  if (prior === null || weighed.some((exposure) => exposure > 0)) return true;
  return heard > forgotten || (exposed * prior.shape) / prior.rate > forgotten;
}

const inOrder = (a: Track, b: Track): number => (a.productId < b.productId ? -1 : 1);

/** Series that have ended are forgotten, new ones begin. */
function openTracks(panel: Panel, observed: ReadonlyMap<string, DayRow>): void {
  let met = 0;
  for (const track of panel.tracks) {
    const row = observed.get(track.productId);
    if (row) met++;
    openTrack(track, row);
  }
  const isEnded = (track: Track): boolean => !isAlive(panel, track);
  if (panel.tracks.some(isEnded)) panel.tracks = panel.tracks.filter((track) => !isEnded(track));
  if (met === observed.size) return;
  const names = new Set(panel.tracks.map(({ productId }) => productId));
  for (const row of observed.values()) {
    if (names.has(row.productId)) continue;
    const track = emptyTrack(row.productId);
    openTrack(track, row);
    panel.tracks.push(track);
  }
  panel.tracks.sort(inOrder);
}

/**
 * Turns the panel to the morning of day `t` (from 0), in place; refits the category's prior once a week. `observed` has
 * an exposure.
 */
export function openDay(
  panel: Panel,
  { t, isCampaign }: { t: number; isCampaign: boolean },
  observed: ReadonlyMap<string, DayRow>,
): void {
  openTracks(panel, observed);
  const taught = panel.tracks.filter(({ exposed }) => exposed > 0);
  if (taught.length > 0 && (panel.prior === null || t % 7 === 0)) {
    panel.prior = fitGammaPoisson(
      taught.map(({ heard }) => heard),
      taught.map(({ exposed }) => exposed),
      undefined,
      priorPrecision,
    );
  }
  panel.sinceCampaign = isCampaign ? 0 : Math.min(windowDays, panel.sinceCampaign + 1);
}

/** Overdispersion between days of one series, shrunk to 0.1. */
export const dispersionOf = ({ surprise, square }: Panel): number =>
  Math.min(1, Math.max(0.02, (surprise + 0.1 * 20) / (square + 20)));

/** Overdispersion by which a window is judged. */
export const windowDispersionOf = (panel: Panel): number => windowSpread * dispersionOf(panel);

/** True while days of a campaign are in the windows. */
export const isInCampaign = ({ sinceCampaign }: Panel): boolean => sinceCampaign < windowDays;

/** Overdispersion of whole category days, shrunk to 0.05. */
export const dayDispersionOf = ({ daySurprise, daySquare }: Panel): number =>
  Math.min(1, Math.max(0.005, (daySurprise + 0.05 * 2000) / (daySquare + 2000)));

/** Complaints per item of a weekday (0 is Sunday) over those of all days. */
export const weekdayFactor = (panel: Panel, weekday: number): number =>
  (30 + at(panel.seen, weekday)) / (30 + at(panel.foreseen, weekday));

/** Posterior mean of the complaints per item of a series. */
export const rateOf = (prior: GammaPrior, { heard, exposed }: Track): number =>
  (prior.shape + heard) / (prior.rate + exposed);

/** Certainty about the rate: the size of the negative binomial before overdispersion. */
export const certaintyOf = (panel: Panel, track: Track): number => (panel.prior?.shape ?? 1) + track.heard;

/** A rate is taught no more complaints than 99 of 100 days would have; spread is taught nearly all of them. */
const capOf = { rate: 0.99, spread: 0.9995 };

/** Complaints of a day, today unless another is meant, but no more than this share of days would have. */
function capped(panel: Panel, track: Track, mean: number, share = capOf.rate, day = today): number {
  const complaints = at(track.complaints, day);
  if (complaints <= 1) return complaints;
  const size = 1 / (1 / certaintyOf(panel, track) + dispersionOf(panel));
  return Math.min(complaints, Math.max(1, negativeBinomialQuantile(share, mean, size)));
}

/**
 * How many expected complaints a day must bring before its own factor is half believed: many where the days of a
 * category are alike, few in a campaign and on a day that is out of the ordinary.
 */
function steadinessOf(
  panel: Panel,
  isCampaign: boolean,
  day: Pick<CategoryDay, 'complaints' | 'expected'>,
): number {
  if (isCampaign) return 10;
  const size = 1 / dayDispersionOf(panel);
  const logP = logNegativeBinomialTail(Math.ceil(day.complaints), day.expected, size);
  return logP < Math.log(0.01) ? 40 : Math.min(200, size);
}

/** A category-day: capped complaints, and what was expected before the shared factor. */
export interface CategoryDay {
  complaints: number;
  /** All complaints, not capped. */
  heard: number;
  expected: number;
  /** Series that were heard at all. */
  voices: number;
  /** Factors of the weekday, and of this day. */
  ofWeekday: number;
  factor: number;
}

/**
 * Writes the expected complaints of today into an opened panel: exposure x rate x weekday x the factor that all series
 * of the category share; null while nothing is known of the category.
 */
export function expectDay(panel: Panel, weekday: number, isCampaign: boolean): CategoryDay | null {
  const { prior } = panel;
  if (!prior) return null;
  const observed = panel.tracks.filter(({ weighed }) => at(weighed, kept) > 0);
  const ofWeekday = weekdayFactor(panel, weekday);
  let [complaints, heard, expected, voices] = [0, 0, 0, 0];
  for (const track of observed) {
    const mean = at(track.weighed, kept) * rateOf(prior, track) * ofWeekday;
    track.expected[today] = mean;
    complaints += capped(panel, track, mean);
    expected += mean;
    heard += at(track.complaints, today);
    if (at(track.complaints, today) > 0) voices++;
  }
  const steady = steadinessOf(panel, isCampaign, { complaints, expected });
  const factor = (steady + complaints) / (steady + expected);
  for (const track of observed) {
    const mean = at(track.expected, today) * factor;
    track.expected[today] = mean;
    track.kept[kept] = capped(panel, track, mean);
    track.weighed[kept] = at(track.weighed, kept) * ofWeekday * factor;
  }
  return { complaints, heard, expected, voices, ofWeekday, factor };
}

/**
 * Lets a day teach the overdispersion when it leaves the guard, unless the series stands out by then: a spike must not
 * make its own kind look usual, least of all where few series share what is learned.
 */
function learnSpread(panel: Panel, standing: ReadonlySet<Track>): void {
  panel.surprise *= discount;
  panel.square *= discount;
  const day = today - guardDays;
  for (const track of panel.tracks) {
    const mean = at(track.expected, day);
    if (!(mean > 0) || standing.has(track)) continue;
    const complaints = capped(panel, track, mean, capOf.spread, day);
    panel.surprise += (complaints - mean) ** 2 - mean - mean ** 2 / certaintyOf(panel, track);
    panel.square += mean ** 2;
  }
}

/** Lets today teach the weekday factors and how days differ, after it has been judged; `standing` are out of their limits. */
export function learnDay(
  panel: Panel,
  weekday: number,
  day: CategoryDay,
  standing: ReadonlySet<Track>,
): void {
  panel.seen[weekday] = at(panel.seen, weekday) * discount ** 7 + day.complaints;
  panel.foreseen[weekday] =
    at(panel.foreseen, weekday) * discount ** 7 + (day.expected * day.factor) / day.ofWeekday;
  learnSpread(panel, standing);
  panel.daySurprise = panel.daySurprise * discount + (day.complaints - day.expected) ** 2 - day.expected;
  panel.daySquare = panel.daySquare * discount + day.expected ** 2;
}
