/** Daily complaints of one product in one category. Exposure is items at risk that day; null: the feed is missing. */
export interface SpikeSeries {
  productId: string;
  category: string;
  days: readonly { day: string; complaints: number; exposure: number | null }[];
}

/** One series on one day. Exposure is items at risk; null or 0: nothing was at risk or the feed is missing. */
export interface DayRow {
  productId: string;
  category: string;
  complaints: number;
  exposure: number | null;
}

export interface SpikeOptions {
  /** False discovery rate of one day's alarms. */
  q?: number;
  /** Probability below which a window is watched, though it is no signal. */
  watch?: number;
  /** Complaints a window must hold. */
  minComplaints?: number;
  /** Complaints over expectation that a window must reach. */
  minRatio?: number;
  /** Days of data before anything is said. */
  warmUp?: number;
}

/** A window that ends on `day` outside its limits. `productId` is null where the whole category moved. */
export interface Signal {
  day: string;
  productId: string | null;
  category: string;
  /** Days of the window. */
  window: number;
  complaints: number;
  /** Expected complaints, and their 90 % predictive interval. */
  expected: number;
  lower: number;
  upper: number;
  ratio: number;
  /** Upper-tail probability, corrected for the windows tried. */
  p: number;
}

export const spikeDefaults: Required<SpikeOptions> = {
  q: 0.1,
  watch: 0.001,
  minComplaints: 3,
  minRatio: 1.5,
  warmUp: 14,
};
