import { z90 } from './facts/rate.ts';

/** Places, from 1, of the sorted values that hold the median of so many with 90 % (normal order statistics). */
export function medianPlaces(count: number): { lower: number; upper: number } {
  const half = (z90 / 2) * Math.sqrt(count);
  return {
    lower: Math.max(1, Math.floor(count / 2 - half)),
    upper: Math.min(count, Math.ceil(count / 2 + 1 + half)),
  };
}
