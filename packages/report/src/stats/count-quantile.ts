/**
 * Smallest k with P(X <= k) >= p of a negative binomial with this mean and size (variance mean + mean^2/size), by the
 * recursion of its probabilities; above a mean of 200 by the normal approximation.
 */
export function negativeBinomialQuantile(p: number, mean: number, size: number): number {
  if (!(mean > 0)) return 0;
  const q = mean / (mean + size);
  let mass = Math.exp(-size * Math.log1p(mean / size));
  if (mean > 200 || mass < 1e-280) {
    const z = p > 0.5 ? Math.sqrt(-2 * Math.log(1 - p)) : -Math.sqrt(-2 * Math.log(p));
    const t = Math.abs(z);
    const tail =
      t -
      (2.515517 + 0.802853 * t + 0.010328 * t * t) /
        (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
    return Math.max(0, Math.ceil(mean + Math.sign(z) * tail * Math.sqrt(mean + (mean * mean) / size) - 0.5));
  }
  let below = mass;
  let k = 0;
  while (below < p && k < 100_000) {
    mass *= ((k + size) / (k + 1)) * q;
    below += mass;
    k++;
  }
  return k;
}
