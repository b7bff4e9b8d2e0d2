/**
 * Benjamini-Hochberg adjusted p-values, in the order given (Benjamini and Hochberg 1995, JRSS-B 57:289):
 * for rank i of m, min over j >= i of p_j * m / j, at most 1. Reject at q where the value is <= q. Of `tests` made, those
 * with p = 1 may be left out.
 */
export function adjustPValues(pValues: readonly number[], tests = pValues.length): number[] {
  const descending = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  for (const [above, { p, index }] of descending.entries()) {
    smallest = Math.min(smallest, (p * tests) / (pValues.length - above));
    adjusted[index] = smallest;
  }
  return adjusted;
}

/** The same under any dependence of the tests (Benjamini and Yekutieli 2001, Ann Stat 29:1165). */
export function adjustUnderDependence(pValues: readonly number[]): number[] {
  const harmonic = pValues.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  return adjustPValues(pValues.map((p) => p * harmonic));
}

/** Adjusted for no false rejection at all, step down (Holm 1979, Scand J Stat 6:65), in the order given. */
export function adjustByHolm(pValues: readonly number[]): number[] {
  const ascending = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let largest = 0;
  for (const [below, { p, index }] of ascending.entries()) {
    largest = Math.min(1, Math.max(largest, p * (pValues.length - below)));
    adjusted[index] = largest;
  }
  return adjusted;
}
