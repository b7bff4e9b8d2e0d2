import { addDays, daysBetween, weekday } from '@voc/core';
import type { GammaPrior } from '../stats/fit-gamma-poisson.ts';
import type { SpikeSeries } from './types.ts';

/** One series on a dense grid of days; `exposure` is NaN where nothing was observed. */
export interface Track {
  productId: string;
  complaints: Float64Array;
  exposure: Float64Array;
  /** Expected complaints a day. */
  expected: Float64Array;
  /** Complaints as learned: capped, so that a spike does not raise the baseline. */
  kept: Float64Array;
  /** Discounted evidence: complaints and exposure. */
  heard: number;
  exposed: number;
}

/** All series of one category and what is learned across them. */
export interface Panel {
  category: string;
  tracks: Track[];
  prior: GammaPrior | null;
  /** Weekday x category-day factor of each past day. */
  factor: Float64Array;
  /** Sums by weekday (0 to 6), of capped complaints and of what was expected without the weekday. */
  seen: number[];
  foreseen: number[];
  /** Discounted sums of squared surprise beyond chance and of squared expectation: by series, and by whole day. */
  surprise: number;
  square: number;
  daySurprise: number;
  daySquare: number;
}

export interface Grid {
  first: string;
  length: number;
  panels: Panel[];
  /** Weekday of each day, 0 to 6. */
  weekdays: number[];
}

function toTrack({ productId, days }: SpikeSeries, first: string, length: number): Track {
  const track: Track = {
    productId,
    complaints: new Float64Array(length),
    exposure: new Float64Array(length).fill(Number.NaN),
    expected: new Float64Array(length).fill(Number.NaN),
    kept: new Float64Array(length),
    heard: 0,
    exposed: 0,
  };
  for (const { day, complaints, exposure } of days) {
    const t = daysBetween(first, day);
    if (t < 0 || t >= length) continue;
    track.complaints[t] = complaints;
    if (exposure !== null && exposure > 0) track.exposure[t] = exposure;
  }
  return track;
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Lays series out on days from the first observed one to `to`, by category and product. */
export function toGrid(series: readonly SpikeSeries[], to: string): Grid | null {
  const firsts = series.flatMap(({ days }) => days.map(({ day }) => day));
  const first = firsts.reduce<string | null>(
    (least, day) => (least === null || day < least ? day : least),
    null,
  );
  if (first === null || first > to) return null;
  const length = daysBetween(first, to) + 1;
  const categories = [...new Set(series.map(({ category }) => category))].sort();
  const panels = categories.map(
    (category): Panel => ({
      category,
      tracks: series
        .filter((one) => one.category === category)
        .map((one) => toTrack(one, first, length))
        .sort((a, b) => inOrder(a.productId, b.productId)),
      prior: null,
      factor: new Float64Array(length).fill(1),
      seen: [0, 0, 0, 0, 0, 0, 0],
      foreseen: [0, 0, 0, 0, 0, 0, 0],
      surprise: 0,
      square: 0,
      daySurprise: 0,
      daySquare: 0,
    }),
  );
  const weekdays = Array.from({ length }, (_, t) => weekday(addDays(first, t)) % 7);
  return { first, length, panels, weekdays };
}
