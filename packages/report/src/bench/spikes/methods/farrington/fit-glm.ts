import { invert } from './invert.ts';

/** One past period: its count, the logarithm of its exposure, and what it is explained by. */
export interface GlmRow {
  count: number;
  offset: number;
  explained: readonly number[];
}

/** A Poisson regression with log link. Working weights and leverages are those that the last step began with, as in R. */
export interface Glm {
  coefficients: number[];
  fitted: number[];
  leverages: number[];
  working: number[];
  /** Of the coefficients, before the dispersion. */
  covariance: number[][];
  freedom: number;
}

const epsilon = 1e-8;
const maxSteps = 25;
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

function devianceOf(rows: readonly GlmRow[], fitted: readonly number[], weights: readonly number[]): number {
  return rows.reduce((sum, { count }, i) => {
    const mean = fitted[i] ?? 1;
    const log = count > 0 ? count * Math.log(count / mean) : 0;
    return sum + 2 * (weights[i] ?? 1) * (log - (count - mean));
  }, 0);
}

/** Inverse of X'WX. */
function unscaledCovariance(rows: readonly GlmRow[], working: readonly number[]): number[][] | null {
  const size = rows[0]?.explained.length ?? 0;
  const sums = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const [i, { explained }] of rows.entries()) {
    for (const [a, left] of explained.entries()) {
      const row = sums[a] ?? [];
      for (const [b, right] of explained.entries()) row[b] = (row[b] ?? 0) + (working[i] ?? 0) * left * right;
    }
  }
  return invert(sums);
}

/** One step of weighted least squares from these fitted values; null where the columns depend on each other. */
function step(rows: readonly GlmRow[], fitted: readonly number[], weights: readonly number[]): Glm | null {
  const working = fitted.map((mean, i) => (weights[i] ?? 1) * mean);
  const covariance = unscaledCovariance(rows, working);
  if (!covariance) return null;
  const target = rows.map(({ count, offset }, i) => {
    const mean = fitted[i] ?? 1;
    return Math.log(mean) - offset + (count - mean) / mean;
  });
  const sums = covariance.map((_, a) =>
    rows.reduce(
      (sum, { explained }, i) => sum + (working[i] ?? 0) * (explained[a] ?? 0) * (target[i] ?? 0),
      0,
    ),
  );
  const coefficients = covariance.map((row) => dot(row, sums));
  return {
    coefficients,
    fitted: rows.map(({ explained, offset }) => Math.exp(dot(explained, coefficients) + offset)),
    leverages: rows.map(
      ({ explained }, i) =>
        (working[i] ?? 0) *
        dot(
          explained,
          covariance.map((row) => dot(row, explained)),
        ),
    ),
    working,
    covariance,
    freedom: rows.length - coefficients.length,
  };
}

/** Iteratively reweighted least squares that begins and ends as R's glm does; null where it does not converge. */
export function fitGlm(rows: readonly GlmRow[], weights: readonly number[]): Glm | null {
  let fitted = rows.map(({ count }) => count + 0.1);
  let deviance = devianceOf(rows, fitted, weights);
  for (let i = 0; i < maxSteps; i++) {
    const next = step(rows, fitted, weights);
    if (!next) return null;
    const before = deviance;
    fitted = next.fitted;
    deviance = devianceOf(rows, fitted, weights);
    if (!Number.isFinite(deviance)) return null;
    if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < epsilon) return next;
  }
  return null;
}

/** Sum of weighted squared working residuals over the degrees of freedom. */
export function dispersionBy(rows: readonly GlmRow[], glm: Glm, weights: readonly number[]): number {
  const sum = rows.reduce((all, { count }, i) => {
    const mean = glm.fitted[i] ?? 1;
    return all + (weights[i] ?? 0) * ((count - mean) / mean) ** 2;
  }, 0);
  return sum / glm.freedom;
}
