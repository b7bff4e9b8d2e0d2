/** How distinctive a word is of one corpus against another. */
export interface LogOdds {
  delta: number;
  variance: number;
  /** delta over its standard deviation; beyond 2.58 is 1 % by chance, two-sided. */
  zeta: number;
}

/** Log odds of a word with (pseudo-)counts y1 of n1 against y2 of n2: Monroe, Colaresi, Quinn 2008, eq. 16, 20, 22. */
export function logOddsOf(y1: number, n1: number, y2: number, n2: number): LogOdds {
  const delta = Math.log(y1 / (n1 - y1)) - Math.log(y2 / (n2 - y2));
  const variance = 1 / y1 + 1 / y2;
  return { delta, variance, zeta: delta / Math.sqrt(variance) };
}

/** Counts of one word in two corpora, and its pseudo-count from the prior, above 0. */
export interface WordCounts {
  y1: number;
  y2: number;
  alpha: number;
}

/** Weighted log odds with an informative Dirichlet prior (Monroe, Colaresi, Quinn 2008, Political Analysis 16:372). */
export function weightedLogOdds(rows: readonly WordCounts[]): LogOdds[] {
  const sum = (of: (row: WordCounts) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const [n1, n2, alpha0] = [sum(({ y1 }) => y1), sum(({ y2 }) => y2), sum(({ alpha }) => alpha)];
  return rows.map(({ y1, y2, alpha }) => logOddsOf(y1 + alpha, n1 + alpha0, y2 + alpha, n2 + alpha0));
}
