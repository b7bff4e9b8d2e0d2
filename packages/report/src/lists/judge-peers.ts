import { fitRates, type RateRow } from '../stats/fit-rates.ts';

/** How far from the peers' median counts as bad or good. */
export const factor = 1.5;
/** How certain it must be. */
export const gate = 0.9;

/** What is known of a product's rate among its peers; rates are complaints by exposure. */
export interface Judgement {
  /** Posterior mean, 5 % and 95 % quantiles, and the median of the peers' prior. */
  mean: number;
  lower: number;
  upper: number;
  median: number;
  /** P(rate > 1.5 median) and P(rate < median / 1.5). */
  bad: number;
  good: number;
}

/** Judges `rows`, in their order, against the prior fitted to `peers` (beta-binomial or gamma-Poisson empirical Bayes). */
export function judgePeers(rows: readonly RateRow[], peers: readonly RateRow[] = rows): Judgement[] {
  const prior = fitRates(peers);
  const { median } = prior;
  return rows.map((row) => {
    const posterior = prior.posterior(row);
    // Quantiles cost a hundred times the rest, and most products are on no list: found when asked for.
    const bounds: { lower?: number; upper?: number } = {};
    return {
      mean: posterior.mean,
      get lower() {
        bounds.lower ??= posterior.quantile(0.05);
        return bounds.lower;
      },
      get upper() {
        bounds.upper ??= posterior.quantile(0.95);
        return bounds.upper;
      },
      median,
      bad: 1 - posterior.below(factor * median),
      good: posterior.below(median / factor),
    };
  });
}
