import { byText } from '../compose/facts/order.ts';
import { type Delay, longestDelay, toDelay } from './delay.ts';

/** Voices with both dates: so many came `delay` days after, at a time when up to `limit` days could have been seen. */
export interface DelayRow {
  kind: string;
  productType: string | null;
  delay: number;
  limit: number;
  count: number;
}

/** Complaints of each kind in a 类目, with dates or without: what a delay of all kinds is mixed from. */
export interface KindCount {
  kind: string;
  productType: string | null;
  count: number;
}

/** Learned delays: of all voices, or of one 类目. */
export interface LearnedDelays {
  of(stratum?: { productType?: string | null }): Delay;
  /** Voices learned from. */
  voices: number;
}

/** Voices' worth of the assumption that all start from, and of the whole that a part starts from. */
const assumptionWeight = 20;
const wholeWeight = 20;

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

/** Delay of several kinds of voices together, by how many complaints each brings. */
function mix(parts: readonly { delay: Delay; weight: number }[], fallback: Delay): Delay {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return fallback;
  return toDelay(
    fallback.shares.map((_, day) =>
      parts.reduce((sum, { delay, weight }) => sum + (weight / all) * (delay.shares[day] ?? 0), 0),
    ),
  );
}

/**
 * Learns delays by kind of voice and 类目: of the whole, of each kind, of each kind in the 类目, each shrunk to the one
 * before, since chats come at once and reviews late and not every source tells its dates. The delay of a 类目 is that of
 * its kinds together, by the complaints that each brings there.
 */
export function learnDelays(
  rows: readonly DelayRow[],
  assumed: Delay,
  kindCounts: readonly KindCount[] = rows,
): LearnedDelays {
  const whole = fitDelay(rows, assumed, assumptionWeight);
  const kinds = [...new Set(kindCounts.map(({ kind }) => kind))].sort(byText);
  const ofKind = new Map(
    kinds.map((kind) => [
      kind,
      fitDelay(
        rows.filter((row) => row.kind === kind),
        whole,
        wholeWeight,
      ),
    ]),
  );
  const learn = (productType: string | null): Delay => {
    const inType = (row: { productType: string | null }): boolean =>
      productType === null || row.productType === productType;
    const parts = kinds.map((kind) => {
      const start = ofKind.get(kind) ?? whole;
      const own = rows.filter((row) => row.kind === kind && inType(row));
      const counts = kindCounts.filter((row) => row.kind === kind && inType(row));
      const delay = productType === null ? start : fitDelay(own, start, wholeWeight);
      return { delay, weight: counts.reduce((sum, { count }) => sum + count, 0) };
    });
    return mix(parts, productType === null ? whole : of({}));
  };
  const known = new Map<string | null, Delay>();
  const of: LearnedDelays['of'] = ({ productType = null } = {}) => {
    const delay = known.get(productType) ?? learn(productType);
    known.set(productType, delay);
    return delay;
  };
  return { voices: rows.reduce((sum, { count }) => sum + count, 0), of };
}
