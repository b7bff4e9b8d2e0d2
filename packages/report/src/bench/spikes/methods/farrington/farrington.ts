import { incompleteBeta } from '../../../../stats/incomplete-beta.ts';
import { dispersionBy, fitGlm, type Glm, type GlmRow } from './fit-glm.ts';
import { type Reference, referencePeriods } from './reference-periods.ts';

export interface FarringtonOptions extends Reference {
  trend: boolean;
  /** Probability below which a trend is believed. */
  trendLimit: number;
  /** Anscombe residual beyond which a past period loses weight. */
  residualLimit: number;
  /** Counts are taken over the population of their period. */
  byPopulation: boolean;
}

/** What the past says of one period. */
export interface Forecast {
  /** Logarithm of the expected count, and its standard error. */
  eta: number;
  deviation: number;
  /** Overdispersion, at least 1. */
  phi: number;
  /** Change of the logarithm with each period; null without a trend. */
  trend: number | null;
}

interface Fit extends Pick<Forecast, 'phi'> {
  glm: Glm;
  /** Dispersion by which R's summary scales the covariance of a reweighted fit. */
  scale: number;
}

/** Weights of past periods, less for those with an outbreak: gamma s^-2 beyond the limit, sum n. */
function weightsOf(rows: readonly GlmRow[], glm: Glm, phi: number, limit: number): number[] {
  const shares = rows.map(({ count }, i) => {
    const mean = glm.fitted[i] ?? 1;
    const anscombe = 1.5 * (count ** (2 / 3) * mean ** (-1 / 6) - mean ** 0.5);
    const residual = anscombe / Math.sqrt(phi * (1 - (glm.leverages[i] ?? 0)));
    return residual > limit ? residual ** -2 : 1;
  });
  const gamma = rows.length / shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share * gamma);
}

/** Quasi-Poisson fit, refitted with weights by Anscombe residuals; null without convergence. */
function fit(rows: readonly GlmRow[], limit: number): Fit | null {
  const even = rows.map(() => 1);
  const first = fitGlm(rows, even);
  if (!first) return null;
  const weights = weightsOf(rows, first, Math.max(1, dispersionBy(rows, first, first.working)), limit);
  const glm = fitGlm(rows, weights);
  if (!glm) return null;
  const phi = Math.max(1, dispersionBy(rows, glm, glm.working));
  return { glm, phi, scale: dispersionBy(rows, glm, weights) };
}

const deviationOf = ({ glm, scale }: Fit, column: number): number =>
  Math.sqrt(scale * (glm.covariance[column]?.[column] ?? 0));

/** True where the trend is beyond chance (Student's t, two-sided) and forecasts nothing that was never seen. */
function holds(trended: Fit, rows: readonly GlmRow[], expected: number, limit: number): boolean {
  const t = (trended.glm.coefficients[1] ?? 0) / deviationOf(trended, 1);
  const { freedom } = trended.glm;
  const p = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
  return p < limit && expected <= Math.max(...rows.map(({ count }) => count));
}

/**
 * Forecast of period `now` (from 0) by its past: quasi-Poisson regression on level, trend and parts of the season, past
 * outbreaks downweighted (Noufaily et al. 2013, Stat Med 32:1206; options as `farringtonFlexible` of the R package
 * surveillance). A count of null was not observed. Null where there is too little past or the fit does not converge.
 */
export function forecast(
  counts: readonly (number | null)[],
  population: readonly number[],
  now: number,
  options: FarringtonOptions,
): Forecast | null {
  const offsetOf = (at: number): number => (options.byPopulation ? Math.log(population[at] ?? 1) : 0);
  const parts = Array.from({ length: options.parts - 1 }, (_, i) => i + 1);
  const rows = (withTrend: boolean): GlmRow[] =>
    referencePeriods(now, options).flatMap(({ at, part }) => {
      const count = counts[at] ?? null;
      const explained = [1, ...(withTrend ? [at - now] : []), ...parts.map((one) => (one === part ? 1 : 0))];
      return count === null ? [] : [{ count, offset: offsetOf(at), explained }];
    });
  if (rows(false).length < options.parts + 2) return null;
  const forecastBy = (found: Fit, trend: number | null): Forecast => ({
    eta: (found.glm.coefficients[0] ?? 0) + offsetOf(now),
    deviation: deviationOf(found, 0),
    phi: found.phi,
    trend,
  });
  const trended = options.trend && options.seasons >= 3 ? fit(rows(true), options.residualLimit) : null;
  if (trended) {
    const found = forecastBy(trended, trended.glm.coefficients[1] ?? 0);
    if (holds(trended, rows(true), Math.exp(found.eta), options.trendLimit)) return found;
  }
  const level = fit(rows(false), options.residualLimit);
  return level && forecastBy(level, null);
}
