import { wilsonInterval } from '../../stats/wilson.ts';
import type { Rate } from '../schema-values.ts';

/** Normal quantile of a two-sided 90 % interval. */
export const z90 = 1.6448536269514722;

/** Rounds to fixed decimals, so that equal figures have equal bytes; never -0. */
export function round(value: number, decimals = 2): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale + 0;
}

/**
 * Complaints per thousand with the 90 % Wilson interval. Without a denominator, or with more complaints than
 * units (voices about earlier orders), there is no interval to give.
 */
export function rateOf(count: number, exposure: number | null): Rate {
  if (exposure === null || exposure <= 0) {
    return { count, exposure: null, perThousand: null, lower: null, upper: null };
  }
  const perThousand = round((count / exposure) * 1000);
  if (count > exposure) return { count, exposure, perThousand, lower: null, upper: null };
  const { lower, upper } = wilsonInterval(count, exposure, z90);
  return { count, exposure, perThousand, lower: round(lower * 1000), upper: round(upper * 1000) };
}

/** Difference per thousand, null when either side has no rate. */
export function changeOf(current: Rate, previous: Rate | null): number | null {
  if (current.perThousand === null || previous === null || previous.perThousand === null) return null;
  return round(current.perThousand - previous.perThousand);
}
