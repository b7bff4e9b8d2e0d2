import { fitRates, type Posterior, type RateRow } from '../stats/fit-rates.ts';

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

/** Quantiles cost a hundred times the rest, and most products are on no list: found when asked for. */
class ByPosterior implements Judgement {
  readonly mean: number;
  readonly median: number;
  readonly bad: number;
  readonly good: number;
  readonly #posterior: Posterior;
  #lower: number | undefined;
  #upper: number | undefined;

  constructor(posterior: Posterior, median: number) {
    this.mean = posterior.mean;
    this.median = median;
    this.bad = 1 - posterior.below(factor * median);
    this.good = posterior.below(median / factor);
    this.#posterior = posterior;
  }

  get lower(): number {
    this.#lower ??= this.#posterior.quantile(0.05);
    return this.#lower;
  }

  get upper(): number {
    this.#upper ??= this.#posterior.quantile(0.95);
    return this.#upper;
  }
}

/** Judges `rows`, in their order, against the prior fitted to `peers` (beta-binomial or gamma-Poisson empirical Bayes). */
export function judgePeers(rows: readonly RateRow[], peers: readonly RateRow[] = rows): Judgement[] {
  const prior = fitRates(peers);
  const { median } = prior;
  return rows.map((row) => new ByPosterior(prior.posterior(row), median));
}
