import { addDays, type Day } from '@voc/core';
import { advanceInPlace } from './advance-day.ts';
import { emptyDetector } from './detector.ts';
import type { DayRow, Signal, SpikeOptions, SpikeSeries } from './types.ts';

/** The rows of each day, from the first day of any series on. */
export function toDays(series: readonly SpikeSeries[]): Map<Day, DayRow[]> {
  const days = new Map<Day, DayRow[]>();
  for (const { productId, category, days: own } of series) {
    for (const { day, complaints, exposure } of own) {
      const rows = days.get(day) ?? [];
      rows.push({ productId, category, complaints, exposure });
      days.set(day, rows);
    }
  }
  return new Map([...days].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Replays days from the first one on by `advanceInPlace` and tells what was outside its limits on days `from` to `to`, both
 * included, each judged at its end with no later data.
 */
export function detectSpikes(input: {
  series: readonly SpikeSeries[];
  from: Day;
  to: Day;
  options?: SpikeOptions;
}): Signal[] {
  const days = toDays(input.series);
  const signals: Signal[] = [];
  const state = emptyDetector();
  const [first] = days.keys();
  if (first === undefined) return [];
  for (let day = first; day <= input.to; day = addDays(day, 1)) {
    const outcome = advanceInPlace(state, { day, rows: days.get(day) ?? [] }, input.options);
    if (day >= input.from) signals.push(...outcome.signals);
  }
  return signals;
}
