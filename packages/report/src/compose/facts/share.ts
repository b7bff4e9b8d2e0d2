import { wilsonInterval } from '../../stats/wilson.ts';
import type { Share } from '../schema-values.ts';
import { round, z90 } from './rate.ts';

/** A share with its 90 % Wilson interval; null of nothing. */
export function shareOf(count: number, of: number): Share | null {
  if (of <= 0) return null;
  const { lower, upper } = wilsonInterval(count, of, z90);
  return { count, of, share: round(count / of, 4), lower: round(lower, 4), upper: round(upper, 4) };
}
