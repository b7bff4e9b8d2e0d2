import { fitBetaBinomial } from './fit-beta-binomial.ts';
import { fitGammaPoisson } from './fit-gamma-poisson.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { logGammaLower } from './incomplete-gamma.ts';
import { betaQuantile, gammaQuantile } from './quantiles.ts';
import { usualSpread } from './usual-spread.ts';

/** Complaints and what they are counted over. */
export interface RateRow {
  complaints: number;
  exposure: number;
}

/** What is known of one rate: its mean, P(rate <= r), and quantiles. */
export interface Posterior {
  mean: number;
  below(rate: number): number;
  quantile(p: number): number;
}

/** Prior of the rates of a group, fitted to the group (empirical Bayes). */
export interface RatePrior {
  median: number;
  posterior(row: RateRow): Posterior;
}

/** A median below this share of the mean says only that most have no complaints. */
const medianFloor = 0.1;

function ofBeta(alpha: number, beta: number): Posterior {
  return {
    mean: alpha / (alpha + beta),
    below: (rate) => (rate >= 1 ? 1 : incompleteBeta(rate, alpha, beta)),
    quantile: (p) => betaQuantile(p, alpha, beta),
  };
}

function ofGamma(shape: number, rate: number): Posterior {
  return {
    mean: shape / rate,
    below: (value) => Math.exp(logGammaLower(shape, value * rate)),
    quantile: (p) => gammaQuantile(p, shape, rate),
  };
}

const isTrials = ({ complaints, exposure }: RateRow): boolean =>
  Number.isInteger(exposure) && complaints <= exposure;

/**
 * Empirical Bayes of the rates of a group: beta-binomial where every exposure is a number of trials that holds its
 * complaints, else gamma-Poisson (Robbins 1956; Casella 1985), each with a weak opinion on how rates spread. The median is the prior's, but no less than a tenth of
 * its mean, so that a group most of which has no complaints still has something to compare with.
 */
export function fitRates(rows: readonly RateRow[]): RatePrior {
  const known = fitted.get(rows);
  if (known) return known;
  const prior = fitAnew(rows);
  fitted.set(rows, prior);
  return prior;
}

/** What was fitted to rows that are still held: a group is fitted for its lists, and again for each that comes or goes. */
const fitted = new WeakMap<readonly RateRow[], RatePrior>();

function fitAnew(rows: readonly RateRow[]): RatePrior {
  const counts = rows.map(({ complaints }) => complaints);
  const exposures = rows.map(({ exposure }) => exposure);
  if (rows.every(isTrials)) {
    const { alpha, beta } = fitBetaBinomial(counts, exposures, usualSpread);
    return {
      median: Math.max(betaQuantile(0.5, alpha, beta), (medianFloor * alpha) / (alpha + beta)),
      posterior: ({ complaints, exposure }) => ofBeta(alpha + complaints, beta + exposure - complaints),
    };
  }
  const { shape, rate } = fitGammaPoisson(counts, exposures, usualSpread);
  return {
    median: Math.max(gammaQuantile(0.5, shape, rate), (medianFloor * shape) / rate),
    posterior: ({ complaints, exposure }) => ofGamma(shape + complaints, rate + exposure),
  };
}
