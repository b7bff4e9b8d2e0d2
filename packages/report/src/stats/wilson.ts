/** Wilson score interval for `x` of `n` (n > 0) at normal quantile `z`, no continuity correction (Wilson 1927). */
export function wilsonInterval(x: number, n: number, z: number): { lower: number; upper: number } {
  const p = x / n;
  const centre = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { lower: (centre - half) / scale, upper: (centre + half) / scale };
}
