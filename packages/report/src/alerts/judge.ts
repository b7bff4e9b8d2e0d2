import { negativeBinomialQuantile } from '../stats/count-quantile.ts';
import { logNegativeBinomialTail } from '../stats/count-tails.ts';
import { type Panel, type Track, windowDays } from './detector.ts';
import { type CategoryDay, certaintyOf, dayDispersionOf, todayOf, windowDispersionOf } from './learn.ts';
import type { Signal } from './types.ts';

/** Read here once: in the inner loop an import would be looked up each time. */
const days = windowDays;
const windows = [1, 3, days] as const;
/** Windows that overlap are fewer tries than there are windows; measured on days without a spike. */
const tries = 2;

/** A window before its interval is worked out, which only those that are told need. */
export interface Verdict extends Omit<Signal, 'day' | 'lower' | 'upper'> {
  productId: string;
  size: number;
}

interface WindowSum {
  window: number;
  complaints: number;
  expected: number;
  size: number;
}

/** Sums of the observed days of a window that ends today; the size of its negative binomial includes overdispersion. */
function sumWindow(panel: Panel, track: Track, window: number): WindowSum {
  let [complaints, expected, squares] = [0, 0, 0];
  for (let s = days - window; s < days; s++) {
    const mean = track.expected[s] ?? 0;
    if (!(mean > 0)) continue;
    complaints += track.complaints[s] ?? 0;
    expected += mean;
    squares += mean * mean;
  }
  const spread =
    1 / certaintyOf(panel, track) + (windowDispersionOf(panel) * squares) / (expected * expected);
  return { window, complaints, expected, size: 1 / spread };
}

/** What holds no more than was expected is not asked how likely it is. */
const isRise = ({ complaints, expected }: WindowSum): boolean => complaints > expected;

/** Nothing was at risk on a day that was not observed. */
export const isObserved = (track: Track): boolean => todayOf(track).expected > 0;

const isQuiet = ({ complaints }: Track): boolean => {
  for (let s = 0; s < days; s++) if ((complaints[s] ?? 0) > 0) return false;
  return true;
};

/**
 * The window of an observed series that is least likely by chance, its probability corrected for the windows tried; null
 * where none holds more than was expected, the probability being 1.
 */
export function judgeTrack(panel: Panel, track: Track): Verdict | null {
  if (isQuiet(track)) return null;
  let best: WindowSum | null = null;
  let least = 0;
  for (const window of windows) {
    const sum = sumWindow(panel, track, window);
    if (!isRise(sum)) continue;
    const logP = logNegativeBinomialTail(sum.complaints, sum.expected, sum.size);
    if (best === null || logP < least) [best, least] = [sum, logP];
  }
  if (best === null) return null;
  const { window, complaints, expected, size } = best;
  return {
    productId: track.productId,
    category: panel.category,
    window,
    complaints,
    expected,
    size,
    ratio: complaints / expected,
    p: Math.min(1, tries * Math.exp(least)),
  };
}

/** Series that must be heard before a rise is the category's and not theirs. */
const minVoices = 5;

/** One signal where the whole category moved: the shared factor is beyond 1.5 and rarer than 1 in 1,000. */
export function judgeCategory(panel: Panel, day: CategoryDay): Omit<Signal, 'day'> | null {
  const { complaints, heard, expected, factor, voices } = day;
  if (factor <= 1.5 || voices < minVoices) return null;
  const size = 1 / dayDispersionOf(panel);
  const p = Math.exp(logNegativeBinomialTail(Math.ceil(complaints), expected, size));
  if (p >= 0.001) return null;
  return {
    productId: null,
    category: panel.category,
    window: 1,
    complaints: heard,
    expected,
    lower: negativeBinomialQuantile(0.05, expected, size),
    upper: negativeBinomialQuantile(0.95, expected, size),
    ratio: heard / expected,
    p,
  };
}

/** A product that stands out of its moved category twice as far as the category itself is still told of. */
export const standsOut = (verdict: Verdict, day: CategoryDay): boolean =>
  verdict.ratio * day.factor >= (2 * day.heard) / day.expected;

/** The verdict as told, with the 90 % predictive interval of its window. */
export function toldOf({ size, ...verdict }: Verdict): Omit<Signal, 'day'> {
  return {
    ...verdict,
    lower: negativeBinomialQuantile(0.05, verdict.expected, size),
    upper: negativeBinomialQuantile(0.95, verdict.expected, size),
  };
}
