import { addDays, daysBetween } from '@voc/core';
import type { Delay } from './delay.ts';

/**
 * Daily items at risk from daily orders (or units): on day t the orders of each day t - d times the share that speaks d
 * days later. Days that are not known (null, and those before the first) are taken to have been like the known ones; a
 * day is null where less than `leastKnown` of what it depends on is known, or none of it.
 */
export function itemsAtRisk(
  daily: readonly (number | null)[],
  shares: readonly number[],
  leastKnown = 0,
): (number | null)[] {
  return daily.map((_, t) => {
    let [sum, known] = [0, 0];
    for (let d = 0; d < shares.length && d <= t; d++) {
      const before = daily[t - d];
      if (before === null || before === undefined) continue;
      sum += before * (shares[d] ?? 0);
      known += shares[d] ?? 0;
    }
    return known > 0 && known >= leastKnown ? sum / known : null;
  });
}

/**
 * Mean share of a span's voices whose order falls on or after the first day of the feed: what a sum over known orders is
 * divided by, so that the first weeks of a feed are not short of orders that it never told of. Null before the feed.
 */
export function knownPart(delay: Delay, first: string, span: { start: string; end: string }): number | null {
  const start = span.start > first ? span.start : first;
  const days = daysBetween(start, span.end);
  if (days <= 0) return null;
  let sum = 0;
  for (let i = 0; i < days; i++) sum += delay.heardIn(daysBetween(first, addDays(start, i)) + 1);
  return sum / days;
}
