import { logBeta, logGamma } from './log-gamma.ts';
import { maximise } from './maximise.ts';

/** Beta prior of a share. */
export interface BetaPrior {
  alpha: number;
  beta: number;
}

const numberAt = (numbers: Float64Array | Int32Array, i: number): number => numbers[i] ?? 0;

/**
 * Beta prior by maximum marginal likelihood: sum lnB(alpha+x, beta+n-x) - lnB(alpha, beta); x of n, 0 <= x <= n. Without
 * any trial the prior says nothing (1, 1); where no trial or every trial hit, the likelihood has no maximum inside, and
 * the prior has half a hit (miss) in all of the trials. `spread` is added to the likelihood: what is thought of the
 * logarithm of alpha beforehand, nothing where it is left out.
 */
export function fitBetaBinomial(
  x: readonly number[],
  n: readonly number[],
  spread: (logShape: number) => number = () => 0,
): BetaPrior {
  const rows = x.map((hits, i) => ({ hits, trials: n[i] ?? 0 })).filter(({ trials }) => trials > 0);
  const hits = rows.reduce((sum, row) => sum + row.hits, 0);
  const trials = rows.reduce((sum, row) => sum + row.trials, 0);
  if (trials === 0) return { alpha: 1, beta: 1 };
  if (hits === 0) return { alpha: 0.5, beta: trials };
  if (hits === trials) return { alpha: trials, beta: 0.5 };
  const priorAt = (logit: number, logSize: number): BetaPrior => {
    const mean = 1 / (1 + Math.exp(-logit));
    const size = Math.exp(Math.min(14, Math.max(-5, logSize)));
    return { alpha: Math.max(1e-9, mean * size), beta: Math.max(1e-9, (1 - mean) * size) };
  };
  // Hits are few: their part is the same for many members. All in arrays of numbers, as this is the report's innermost loop.
  const distinct = Float64Array.from(new Set(rows.map((row) => row.hits)));
  const place = Int32Array.from(rows, (row) => distinct.indexOf(row.hits));
  const hitsOf = Float64Array.from(rows, (row) => row.hits);
  const trialsOf = Float64Array.from(rows, (row) => row.trials);
  const ofHits = new Float64Array(distinct.length);
  const likelihood = (logit: number, logSize: number): number => {
    const { alpha, beta } = priorAt(logit, logSize);
    const base = logBeta(alpha, beta);
    for (let i = 0; i < distinct.length; i++) ofHits[i] = logGamma(alpha + numberAt(distinct, i));
    let sum = spread(Math.log(alpha)) - 1e-6 * (logSize - Math.min(14, Math.max(-5, logSize))) ** 2;
    for (let i = 0; i < place.length; i++) {
      const n = numberAt(trialsOf, i);
      const missed = logGamma(beta + n - numberAt(hitsOf, i));
      sum += numberAt(ofHits, numberAt(place, i)) + missed - logGamma(alpha + beta + n) - base;
    }
    return sum;
  };
  const mean = hits / trials;
  const [logit, logSize] = maximise(likelihood, [Math.log(mean / (1 - mean)), Math.log(3 / mean)]);
  return priorAt(logit, logSize);
}
