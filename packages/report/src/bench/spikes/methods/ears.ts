/** C1: the 7 days before the day; C2: the 7 days that end two days before it. */
export const earsGap = { C1: 0, C2: 2 } as const;
export const earsLength = 7;

export interface Moments {
  mean: number;
  /** With n - 1. */
  deviation: number;
}

export function momentsOf(values: readonly number[]): Moments {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}

/** Moments of the baseline of day `t` (from 0); null before there is one. */
function baseline(observed: readonly number[], t: number, gap: number, least: number): Moments | null {
  const end = t - gap;
  if (end < earsLength) return null;
  const { mean, deviation } = momentsOf(observed.slice(end - earsLength, end));
  return { mean, deviation: Math.max(least, deviation) };
}

/**
 * Upper bounds of EARS C1 and C2 (mean + z sd), and of C3 (the count + sd (z - the excess of C2 over 1 on the two days
 * before), at least 0), for each day; null without a baseline, and for C3 where a baseline has no spread.
 * Fricker, Hegler and Dunfee 2008 (Stat Med 27:3407); as `earsC` of the R package surveillance.
 */
export function earsBounds(
  observed: readonly number[],
  options: { method: 'C1' | 'C2' | 'C3'; z: number; minDeviation: number },
): (number | null)[] {
  const { method, z, minDeviation } = options;
  const gap = method === 'C1' ? earsGap.C1 : earsGap.C2;
  const moments = observed.map((_, t) => baseline(observed, t, gap, minDeviation));
  if (method !== 'C3') return moments.map((own) => (own ? own.mean + z * own.deviation : null));
  const excess = moments.map((own, t) =>
    own ? Math.max(0, ((observed[t] ?? 0) - own.mean) / own.deviation - 1) : Number.NaN,
  );
  return moments.map((own, t) => {
    const before = (excess[t - 1] ?? Number.NaN) + (excess[t - 2] ?? Number.NaN);
    if (!own || Number.isNaN(before)) return null;
    return Math.max(0, (observed[t] ?? 0) + own.deviation * (z - before));
  });
}
