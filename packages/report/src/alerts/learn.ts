import { negativeBinomialQuantile } from '../stats/count-quantile.ts';
import { fitGammaPoisson } from '../stats/fit-gamma-poisson.ts';
import type { Panel, Track } from './panel.ts';

/** Evidence loses half its weight in 42 days. */
const discount = 0.5 ** (1 / 42);
/** Days that a starting spike has before it can teach the baseline. */
const guard = 3;
const at = (values: ArrayLike<number>, t: number): number => values[t] ?? Number.NaN;

/** Takes in what is older than the guard, and refits the category's prior once a week. */
export function learnUpTo(panel: Panel, t: number): void {
  const s = t - guard - 1;
  for (const track of panel.tracks) {
    track.heard *= discount;
    track.exposed *= discount;
    if (s < 0 || !(at(track.exposure, s) > 0)) continue;
    track.heard += at(track.kept, s);
    track.exposed += at(track.exposure, s) * at(panel.factor, s);
  }
  if (s >= 0 && (panel.prior === null || t % 7 === 0)) {
    const known = panel.tracks.filter(({ exposed }) => exposed > 0);
    if (known.length > 0) {
      panel.prior = fitGammaPoisson(
        known.map(({ heard }) => heard),
        known.map(({ exposed }) => exposed),
      );
    }
  }
}

/** Overdispersion between days of one series, shrunk to 0.1. */
export const dispersionOf = ({ surprise, square }: Panel): number =>
  Math.min(1, Math.max(0.02, (surprise + 0.1 * 20) / (square + 20)));

/** Overdispersion of whole category days, shrunk to 0.05. */
export const dayDispersionOf = ({ daySurprise, daySquare }: Panel): number =>
  Math.min(1, Math.max(0.005, (daySurprise + 0.05 * 2000) / (daySquare + 2000)));

/** Certainty about the rate: the size of the negative binomial before overdispersion. */
export const certaintyOf = (panel: Panel, track: Track): number => (panel.prior?.shape ?? 1) + track.heard;

const capOf = (panel: Panel, track: Track, mean: number): number => {
  const size = 1 / (1 / certaintyOf(panel, track) + dispersionOf(panel));
  return Math.max(1, negativeBinomialQuantile(0.99, mean, size));
};

/** A category-day: capped complaints, and what was expected before the shared factor. */
export interface CategoryDay {
  complaints: number;
  /** All complaints, not capped. */
  heard: number;
  expected: number;
  /** Series that were heard at all. */
  voices: number;
  factor: number;
}

/** Expected complaints of day `t`: exposure x rate x weekday x the factor that all series of the category share. */
export function expectDay(panel: Panel, t: number, weekday: number): CategoryDay | null {
  const { prior, tracks } = panel;
  const observed = tracks.filter(({ exposure }) => at(exposure, t) > 0);
  if (!prior) {
    for (const { kept, complaints } of observed) kept[t] = at(complaints, t);
    return null;
  }
  const ofWeekday = (30 + at(panel.seen, weekday)) / (30 + at(panel.foreseen, weekday));
  let [complaints, heard, expected, voices] = [0, 0, 0, 0];
  for (const track of observed) {
    const rate = (prior.shape + track.heard) / (prior.rate + track.exposed);
    const mean = at(track.exposure, t) * rate * ofWeekday;
    track.expected[t] = mean;
    complaints += Math.min(at(track.complaints, t), capOf(panel, track, mean));
    expected += mean;
    heard += at(track.complaints, t);
    if (at(track.complaints, t) > 0) voices++;
  }
  const factor = (40 + complaints) / (40 + expected);
  for (const track of observed) {
    const mean = at(track.expected, t) * factor;
    track.expected[t] = mean;
    track.kept[t] = Math.min(at(track.complaints, t), capOf(panel, track, mean));
  }
  panel.factor[t] = ofWeekday * factor;
  return { complaints, heard, expected, voices, factor };
}

/** Lets day `t` teach the weekday factors and the overdispersion, after it has been judged. */
export function learnDay(panel: Panel, t: number, weekday: number, day: CategoryDay): void {
  const ofWeekday = at(panel.factor, t) / day.factor;
  panel.seen[weekday] = at(panel.seen, weekday) * discount ** 7 + day.complaints;
  panel.foreseen[weekday] =
    at(panel.foreseen, weekday) * discount ** 7 + (day.expected * day.factor) / ofWeekday;
  panel.surprise *= discount;
  panel.square *= discount;
  for (const track of panel.tracks) {
    const mean = at(track.expected, t);
    if (!(mean > 0)) continue;
    panel.surprise += (at(track.kept, t) - mean) ** 2 - mean - mean ** 2 / certaintyOf(panel, track);
    panel.square += mean ** 2;
  }
  panel.daySurprise = panel.daySurprise * discount + (day.complaints - day.expected) ** 2 - day.expected;
  panel.daySquare = panel.daySquare * discount + day.expected ** 2;
}
