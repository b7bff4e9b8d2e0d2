import { fitBetaBinomial } from '../../stats/fit-beta-binomial.ts';
import { fitRates, type RateRow } from '../../stats/fit-rates.ts';
import { betaQuantile } from '../../stats/quantiles.ts';
import { sumOf } from '../../stats/sum.ts';
import { generateLists } from './generate.ts';

/** Share of the 90 % intervals that hold the true rate, of products with at least two complaints to expect. */
export interface Coverage {
  /** As the product fits its prior, with a weak opinion on how rates spread. */
  own: number;
  /** By maximum likelihood alone. */
  likelihood: number;
}

const groups = 300;
const leastExpected = 2;
interface Judged extends RateRow {
  rate: number;
}

/** Counts of one category and its true rates; products without an order are left out. */
function groupRows(seed: number, peers: number): Judged[][] {
  const world = generateLists(seed, { products: groups * peers, categories: groups, draws: 1 });
  const rows = new Map<string, Judged[]>();
  world.products.forEach(({ category }, i) => {
    const data = world.draws[0]?.data[i];
    const exposure = sumOf(data?.orders ?? []);
    if (!data || exposure === 0) return;
    const row = { complaints: sumOf(data.complaints), exposure, rate: world.truth.rate[i] ?? 0 };
    rows.set(category, [...(rows.get(category) ?? []), row]);
  });
  return [...rows.values()];
}

/** How honest the intervals are where a product has few peers. */
export function coverageOf(seed: number, peers: number): Coverage {
  const inside: { own: boolean; likelihood: boolean }[] = [];
  for (const rows of groupRows(seed, peers)) {
    const prior = fitRates(rows);
    const { alpha, beta } = fitBetaBinomial(
      rows.map(({ complaints }) => complaints),
      rows.map(({ exposure }) => exposure),
    );
    for (const { complaints, exposure, rate } of rows) {
      if (exposure * rate < leastExpected) continue;
      const quantile = (p: number): number =>
        betaQuantile(p, alpha + complaints, beta + exposure - complaints);
      const posterior = prior.posterior({ complaints, exposure });
      inside.push({
        own: posterior.quantile(0.05) <= rate && rate <= posterior.quantile(0.95),
        likelihood: quantile(0.05) <= rate && rate <= quantile(0.95),
      });
    }
  }
  const share = (of: 'own' | 'likelihood'): number =>
    inside.filter((one) => one[of]).length / Math.max(1, inside.length);
  return { own: share('own'), likelihood: share('likelihood') };
}
