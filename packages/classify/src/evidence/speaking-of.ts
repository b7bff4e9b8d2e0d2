import type { Weighed } from './heaviest.ts';

/** The second clause speaks too when it weighs at least this share of the heaviest. */
const secondShare = 0.6;

/**
 * Where the heaviest clause stands, and the second heaviest when that speaks too: the earlier one first of equals; single units
 * only where there is nothing longer.
 */
export function speakingOf(weighed: readonly Weighed[]): number[] {
  const anyLong = weighed.some((one) => one.end - one.start >= 2);
  let [first, second] = [-1, -1];
  const weightAt = (at: number): number => weighed[at]?.weight ?? Number.NEGATIVE_INFINITY;
  weighed.forEach(({ start, end, weight }, at) => {
    if (anyLong && end - start < 2) return;
    if (first < 0 || weight > weightAt(first)) [first, second] = [at, first];
    else if (second < 0 || weight > weightAt(second)) second = at;
  });
  if (first < 0) return [];
  const speaksToo = weightAt(second) > 0 && weightAt(second) >= weightAt(first) * secondShare;
  return speaksToo ? [first, second] : [first];
}
