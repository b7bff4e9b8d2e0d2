import { type Delay, longestDelay, toDelay } from './delay.ts';

/** Voices with both dates: so many came `delay` days after, at a time when up to `limit` days could have been seen. */
export interface DelayRow {
  kind: string;
  productType: string | null;
  delay: number;
  limit: number;
  count: number;
}

/** Learned delays: of all voices, of one 类目, of one kind of voice in it. */
export interface LearnedDelays {
  of(stratum?: { productType?: string | null; kind?: string }): Delay;
  /** Voices learned from. */
  voices: number;
}

/** Voices' worth of the assumption that all start from, and of the whole that a stratum starts from. */
const assumptionWeight = 20;
const wholeWeight = 50;

/**
 * Distribution of a right-truncated delay, non-parametric: an order of yesterday can only show a delay of one day. By
 * reverse time (Lagakos, Barraj and De Gruttola 1988; Kalbfleisch and Lawless 1991): h(d) = n(d) / N(d), where N(d)
 * counts delays <= d of those that could have shown d, F(60) = 1 and F(d - 1) = F(d) (1 - h(d)); n and N each start with
 * `weight` voices spread as in `start`.
 */
export function fitDelay(rows: readonly DelayRow[], start: Delay, weight: number): Delay {
  const seen = new Float64Array(longestDelay + 1);
  const could = new Float64Array(longestDelay + 1);
  for (const { delay, limit, count } of rows) {
    if (delay < 0 || delay > Math.min(limit, longestDelay)) continue;
    seen[delay] = (seen[delay] ?? 0) + count;
    for (let day = delay; day <= Math.min(limit, longestDelay); day++) could[day] = (could[day] ?? 0) + count;
  }
  const shares = new Array<number>(longestDelay + 1).fill(0);
  let within = 1;
  for (let day = longestDelay; day >= 0; day--) {
    const at = (seen[day] ?? 0) + weight * (start.shares[day] ?? 0);
    const until = (could[day] ?? 0) + weight * start.heardIn(day + 1);
    const hazard = day === 0 ? 1 : until > 0 ? at / until : 0;
    shares[day] = within * hazard;
    within *= 1 - hazard;
  }
  return toDelay(shares);
}

/** Learns delays of the whole, of each 类目 and of each kind of voice in it, each shrunk to the one before. */
export function learnDelays(rows: readonly DelayRow[], assumed: Delay): LearnedDelays {
  const whole = fitDelay(rows, assumed, assumptionWeight);
  const known = new Map<string, Delay>();
  const fit = (key: string, part: (row: DelayRow) => boolean, start: Delay): Delay => {
    const found = known.get(key) ?? fitDelay(rows.filter(part), start, wholeWeight);
    known.set(key, found);
    return found;
  };
  return {
    voices: rows.reduce((sum, { count }) => sum + count, 0),
    of: ({ productType = null, kind } = {}) => {
      const ofType =
        productType === null
          ? whole
          : fit(JSON.stringify([productType]), (row) => row.productType === productType, whole);
      if (kind === undefined) return ofType;
      const inPart = (row: DelayRow): boolean =>
        row.kind === kind && (productType === null || row.productType === productType);
      return fit(JSON.stringify([productType, kind]), inPart, ofType);
    },
  };
}
