import { addDays, type Day } from '@voc/core';

/** A rise that is known to be one. `start` and `end` count days from 0, both included. */
export interface Spike {
  series: number;
  start: number;
  end: number;
  size: number;
  /** Complaints that it is expected to add. */
  excess: number;
}

export interface WorldSeries {
  id: string;
  /** Position of its product. */
  product: number;
  category: string;
  /** Complaints of each day; null: no feed. */
  counts: (number | null)[];
  /** True mean of each day without any spike, and true size of its negative binomial: for the oracle alone. */
  mean: Float64Array;
  size: number;
}

/** A simulated company with the truth behind it. */
export interface World {
  start: Day;
  days: number;
  /** First day that is scored. */
  scoredFrom: number;
  products: { id: string; launch: number; exposure: (number | null)[] }[];
  series: WorldSeries[];
  spikes: Spike[];
  campaign: boolean[];
}

export const dayOfWorld = (world: Pick<World, 'start'>, t: number): Day => addDays(world.start, t);

/** Items at risk of a series on a day; 0 where nothing was observed. */
export function exposureOf(world: World, series: WorldSeries, t: number): number {
  return (series.counts[t] === null ? null : world.products[series.product]?.exposure[t]) ?? 0;
}
