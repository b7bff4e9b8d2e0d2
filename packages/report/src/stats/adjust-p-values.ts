/**
 * Benjamini-Hochberg adjusted p-values, in the order given (Benjamini and Hochberg 1995, JRSS-B 57:289):
 * for rank i of m, min over j >= i of p_j * m / j, at most 1. Reject at q where the value is <= q.
 */
export function adjustPValues(pValues: readonly number[]): number[] {
  const descending = pValues.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  for (const [above, { p, index }] of descending.entries()) {
    smallest = Math.min(smallest, (p * pValues.length) / (pValues.length - above));
    adjusted[index] = smallest;
  }
  return adjusted;
}
