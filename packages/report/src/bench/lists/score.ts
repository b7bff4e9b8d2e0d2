import { sampleQuantile } from '../../stats/sample-quantile.ts';
import { sumOf } from '../../stats/sum.ts';

export interface ListPair {
  black: readonly string[];
  red: readonly string[];
}

/** What is known of a scored file: products, their true rates, and orders by draw. */
export interface Scored {
  products: readonly { id: string; category: string }[];
  draws: readonly { data: readonly { id: string; orders: readonly number[] }[] }[];
  truth: { rate: readonly number[] };
}

export interface SideScore {
  listed: number;
  truly: number;
  /** Truly bad (good) among the first listed; null where none is. */
  precision20: number | null;
  precision50: number | null;
  /** Listed among the first with a true rate on the other side of the median. */
  wrongSide20: number;
  wrongSide50: number;
  recall: number;
  /** Recall among those with at least five complaints expected at the category's median. */
  recallEvidenced: number;
  /** Mean log(true rate / median) of the first 20 over that of the truth's own first 20. */
  severity: number;
  /** Overlap of the first 20 of two draws. */
  jaccard20: number | null;
}

const factor = Math.log(1.5);
const evidenced = 5;
/** Overlap of two sets: those in both of those in either. */
export function jaccard(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [new Set(a), new Set(b)];
  const both = [...one].filter((id) => other.has(id)).length;
  return both / Math.max(1, one.size + other.size - both);
}

/** Median true rate of each category. */
function mediansOf({ products, truth }: Scored): Map<string, number> {
  const rates = new Map<string, number[]>();
  products.forEach(({ category }, i) => {
    rates.set(category, [...(rates.get(category) ?? []), truth.rate[i] ?? 0]);
  });
  return new Map([...rates].map(([category, of]) => [category, sampleQuantile(of, 0.5)]));
}

function scoreSide(world: Scored, side: 'black' | 'red', lists: ListPair, other?: ListPair): SideScore {
  const sign = side === 'black' ? 1 : -1;
  const medians = mediansOf(world);
  const orders = new Map(world.draws[0]?.data.map(({ id, orders: of }) => [id, sumOf(of)]));
  const distance = new Map<string, number>();
  const truly = new Set<string>();
  const proven = new Set<string>();
  world.products.forEach(({ id, category }, i) => {
    const middle = medians.get(category) ?? 0;
    const far = sign * Math.log((world.truth.rate[i] ?? 0) / middle);
    distance.set(id, far);
    if (far > factor) truly.add(id);
    if (far > factor && (orders.get(id) ?? 0) * middle >= evidenced) proven.add(id);
  });
  const listed = [...new Set(lists[side])];
  const far = (id: string): number => distance.get(id) ?? 0;
  const precision = (k: number): number | null => {
    const first = listed.slice(0, k);
    return first.length > 0 ? first.filter((id) => truly.has(id)).length / first.length : null;
  };
  const best = [...distance.values()].sort((a, b) => b - a).slice(0, 20);
  const of = (all: ReadonlySet<string>): number =>
    listed.filter((id) => all.has(id)).length / Math.max(1, all.size);
  return {
    listed: listed.length,
    truly: truly.size,
    precision20: precision(20),
    precision50: precision(50),
    wrongSide20: listed.slice(0, 20).filter((id) => far(id) < 0).length,
    wrongSide50: listed.slice(0, 50).filter((id) => far(id) < 0).length,
    recall: of(truly),
    recallEvidenced: of(proven),
    severity: sumOf(listed.slice(0, 20).map(far)) / sumOf(best),
    jaccard20: other ? jaccard(listed.slice(0, 20), [...new Set(other[side])].slice(0, 20)) : null,
  };
}

/** Scores red and black lists against the truth: bad is a rate above 1.5 times its category's median, good below it. */
export function scoreLists(
  world: Scored,
  lists: ListPair,
  other?: ListPair,
): { black: SideScore; red: SideScore } {
  return { black: scoreSide(world, 'black', lists, other), red: scoreSide(world, 'red', lists, other) };
}
