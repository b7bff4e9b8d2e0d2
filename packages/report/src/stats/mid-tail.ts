import { incompleteBeta } from './incomplete-beta.ts';

/**
 * P(X > hits) + P(X = hits) / 2 of a binomial with this chance of a hit (mid-p, Lancaster 1961), for counts that may be
 * fractions: the mean of the incomplete beta functions of both tails.
 */
export function midTail(hits: number, misses: number, chance: number): number {
  const atLeast = hits > 0 ? incompleteBeta(chance, hits, misses + 1) : 1;
  const beyond = misses > 0 ? incompleteBeta(chance, hits + 1, misses) : 0;
  return (atLeast + beyond) / 2;
}
