import { addDays, type Day, weekday } from '@voc/core';
import { adjustPValues } from '../stats/adjust-p-values.ts';
import { negativeBinomialQuantile } from '../stats/count-quantile.ts';
import { logNegativeBinomialTail } from '../stats/count-tails.ts';
import type { GammaPrior } from '../stats/fit-gamma-poisson.ts';
import type { Detector, Panel, Track } from './detector.ts';
import { certaintyOf, dispersionOf, rateOf, weekdayFactor } from './learn.ts';
import type { Signal } from './types.ts';

/** The last 24 hours of one series, oldest first, and its items at risk in 24 hours. */
export interface HoursRow {
  productId: string;
  category: string;
  complaints: readonly number[];
  exposure: number;
}

/** A window of hours that ends with `hour` (0 to 23) of `day` outside its limits. */
export interface HourSignal extends Omit<Signal, 'window' | 'productId'> {
  productId: string;
  hour: number;
  /** Hours of the window. */
  window: number;
}

export interface IntradayOptions {
  /** False discovery rate of one look; there are 24 a day, whose windows overlap. */
  q?: number;
  minComplaints?: number;
  minRatio?: number;
  /** Complaints that a window must be expected to bring, else the check of the whole day sees it as early. */
  minExpected?: number;
}

export const intradayDefaults: Required<IntradayOptions> = {
  q: 0.01,
  minComplaints: 3,
  minRatio: 1.5,
  minExpected: 0.5,
};

const windows = [1, 6, 24] as const;
const hoursOfDay = 24;

/** Share of a day's complaints in each of its hours, of counts by hour; few counts leave it near one in 24. */
export function hourShares(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0) + 10 * hoursOfDay;
  return Array.from({ length: hoursOfDay }, (_, hour) => (10 + (counts[hour] ?? 0)) / total);
}

interface Look {
  day: Day;
  hour: number;
  rows: readonly HoursRow[];
  /** Shares of the hours, by category; a category without any has the same in each hour. */
  shares: Readonly<Record<string, readonly number[]>>;
}

/** Expected complaints of each of the last 24 hours; the day's own shared factor is not known before its end. */
function expectHours(panel: Panel, prior: GammaPrior, track: Track, row: HoursRow, look: Look): number[] {
  const shares = look.shares[row.category] ?? [];
  const daily = row.exposure * rateOf(prior, track);
  return Array.from({ length: hoursOfDay }, (_, i) => {
    const hour = look.hour - hoursOfDay + 1 + i;
    const on = hour < 0 ? addDays(look.day, -1) : look.day;
    const share = shares[(hour + hoursOfDay) % hoursOfDay] ?? 1 / hoursOfDay;
    return daily * weekdayFactor(panel, weekday(on) % 7) * share;
  });
}

/** The least likely window of a series; null where no window is expected to bring enough. */
function judgeHours(panel: Panel, track: Track, row: HoursRow, look: Look, least: number): HourSignal | null {
  if (panel.prior === null) return null;
  const expected = expectHours(panel, panel.prior, track, row, look);
  const size = 1 / (1 / certaintyOf(panel, track) + dispersionOf(panel));
  const sumOf = (values: readonly number[], window: number): number =>
    values.slice(hoursOfDay - window).reduce((sum, value) => sum + value, 0);
  let best: HourSignal | null = null;
  for (const window of windows) {
    const [complaints, mean] = [sumOf(row.complaints, window), sumOf(expected, window)];
    if (mean < least) continue;
    const p = Math.min(1, windows.length * Math.exp(logNegativeBinomialTail(complaints, mean, size)));
    if (best !== null && p >= best.p) continue;
    const { productId, category } = row;
    const [lower, upper] = [0.05, 0.95].map((at) => negativeBinomialQuantile(at, mean, size));
    const { day, hour } = look;
    const counted = {
      complaints,
      expected: mean,
      lower: lower ?? 0,
      upper: upper ?? 0,
      ratio: complaints / mean,
    };
    best = { day, hour, productId, category, window, ...counted, p };
  }
  return best;
}

/**
 * Looks at the last 1, 6 and 24 hours of the series that are busy enough, with what the detector knew at the end of the
 * day before: the same negative binomial test, the day's expectation spread over its hours by the shares of the category.
 * Overdispersion counts in full, since the hours of a day share it. Pure; nothing is learned from a look.
 */
export function detectIntraday(state: Detector, look: Look, given: IntradayOptions = {}): HourSignal[] {
  const options = { ...intradayDefaults, ...given };
  const panels = new Map(
    state.panels.map((panel) => [
      panel.category,
      { panel, tracks: new Map(panel.tracks.map((track) => [track.productId, track])) },
    ]),
  );
  const candidates = look.rows.flatMap((row) => {
    const known = panels.get(row.category);
    const track = known?.tracks.get(row.productId);
    if (!known || !track || !(row.exposure > 0)) return [];
    return judgeHours(known.panel, track, row, look, options.minExpected) ?? [];
  });
  const adjusted = adjustPValues(candidates.map(({ p }) => p));
  return candidates
    .filter(
      (signal, i) =>
        (adjusted[i] ?? 1) <= options.q &&
        signal.complaints >= options.minComplaints &&
        signal.ratio >= options.minRatio,
    )
    .sort((a, b) => a.p - b.p || (`${a.category} ${a.productId}` < `${b.category} ${b.productId}` ? -1 : 1));
}
