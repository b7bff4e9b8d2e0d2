import { FatalError } from '@voc/core';

/**
 * Wilson score interval for `x` of `n` at normal quantile `z`, no continuity correction (Wilson 1927), inside [0, 1].
 * FatalError unless 0 <= x <= n, n > 0 and z > 0.
 */
export function wilsonInterval(x: number, n: number, z: number): { lower: number; upper: number } {
  if (!(n > 0 && x >= 0 && x <= n && z > 0)) {
    throw new FatalError(`No interval for ${x} of ${n} at z = ${z}: 0 <= x <= n, n > 0 and z > 0 are needed`);
  }
  const p = x / n;
  const centre = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { lower: Math.max(0, (centre - half) / scale), upper: Math.min(1, (centre + half) / scale) };
}
