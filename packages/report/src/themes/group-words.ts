import type { RecurringWord } from './recurring-words.ts';

/** Words are of one theme while the same customers say them: mean cosine of the customers of two groups of words. */
const leastCosine = 0.15;

function cosineOf({ reviewers: a }: RecurringWord, { reviewers: b }: RecurringWord): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const one of few) if (many.has(one)) both++;
  return both / Math.sqrt(a.size * b.size);
}

/** The two groups that are most alike, the first of equals; undefined where none are alike enough. */
function nearest(alike: readonly (readonly number[])[]): [number, number] | undefined {
  let best: [number, number] | undefined;
  let most = leastCosine;
  for (const [i, row] of alike.entries())
    for (let k = 0; k < i; k++)
      if ((row[k] ?? 0) > most) {
        most = row[k] ?? 0;
        best = [k, i];
      }
  return best;
}

/** Groups words by average linkage (UPGMA, Sokal and Michener 1958), each group in the order of the words. */
export function groupWords(words: readonly RecurringWord[]): RecurringWord[][] {
  const groups = words.map((word) => [word]);
  const alike = words.map((a) => words.map((b) => cosineOf(a, b)));
  for (let pair = nearest(alike); pair; pair = nearest(alike)) {
    const [into, gone] = pair;
    const [a, b] = [groups[into]?.length ?? 0, groups[gone]?.length ?? 0];
    for (const [k, row] of alike.entries()) {
      const mean = (a * (row[into] ?? 0) + b * (row[gone] ?? 0)) / (a + b);
      row[into] = mean;
      const mine = alike[into];
      if (mine) mine[k] = mean;
    }
    groups[into]?.push(...(groups[gone] ?? []));
    groups.splice(gone, 1);
    alike.splice(gone, 1);
    for (const row of alike) row.splice(gone, 1);
  }
  return groups.map((group) => group.sort((a, b) => b.zeta - a.zeta || (a.word < b.word ? -1 : 1)));
}
