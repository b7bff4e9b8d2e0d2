import { categoriesOf } from '@voc/core';
import type { GoldItem, PredictedItem } from './score.ts';

/** How one category was found among labelled items. */
export interface CategoryCounts {
  /** Items that have it and were given it. */
  hits: number;
  predicted: number;
  actual: number;
}

/** Errors of a model by category: leaves, groups and joins as they are counted. */
export interface ErrorCounts {
  items: number;
  /** Standard deviation of ln(actual / predicted) between sources beyond chance, over all leaves. */
  betweenSources: number;
  categories: Record<string, CategoryCounts>;
}

/** A source's leaf tells of the spread when it was labelled and given at least this often. */
const minSeen = 5;

type Counts = Map<string, CategoryCounts>;

function addTo(counts: Counts, item: GoldItem, guess: PredictedItem, own: ReadonlySet<string>): void {
  const actual = new Set(categoriesOf(item.leaves, own));
  const predicted = new Set(
    categoriesOf(
      guess.categories.map(({ id }) => id),
      own,
    ),
  );
  for (const id of new Set([...actual, ...predicted])) {
    const one = counts.get(id) ?? { hits: 0, predicted: 0, actual: 0 };
    if (actual.has(id)) one.actual++;
    if (predicted.has(id)) one.predicted++;
    if (actual.has(id) && predicted.has(id)) one.hits++;
    counts.set(id, one);
  }
}

/** Variance of ln(actual / predicted), which have their hits in common (delta method, Poisson counts). */
function logVariance({ hits, predicted, actual }: CategoryCounts): number {
  const [missed, wrong] = [actual - hits + 0.5, predicted - hits + 0.5];
  return missed / (actual + 1) ** 2 + wrong / (predicted + 1) ** 2 + hits * (1 / actual - 1 / predicted) ** 2;
}

/** Spread between sources over all leaves: DerSimonian and Laird 1986, pooled, at least 0. */
function spreadOf(bySource: readonly Counts[]): number {
  const leaves = new Set(bySource.flatMap((counts) => [...counts.keys()].filter((id) => id.includes('.'))));
  let [excess, weight] = [0, 0];
  for (const leaf of [...leaves].sort()) {
    const seen = bySource.flatMap((counts) => {
      const one = counts.get(leaf);
      return one && one.actual >= minSeen && one.predicted >= minSeen
        ? [{ log: Math.log(one.actual / one.predicted), weight: 1 / logVariance(one) }]
        : [];
    });
    const total = seen.reduce((sum, one) => sum + one.weight, 0);
    if (seen.length < 2) continue;
    const mean = seen.reduce((sum, one) => sum + one.weight * one.log, 0) / total;
    const squares = seen.reduce((sum, one) => sum + one.weight * (one.log - mean) ** 2, 0);
    excess += squares - (seen.length - 1);
    weight += total - seen.reduce((sum, one) => sum + one.weight ** 2, 0) / total;
  }
  return weight > 0 ? Math.sqrt(Math.max(0, excess / weight)) : 0;
}

/** Counts by category what the model hit, missed and invented; throws when a labelled item has no prediction. */
export function countErrors(
  gold: readonly (GoldItem & { source?: string | undefined })[],
  predicted: readonly PredictedItem[],
  ownLeaves: ReadonlySet<string>,
): ErrorCounts {
  const guesses = new Map(predicted.map((item) => [item.id, item]));
  const all: Counts = new Map();
  const bySource = new Map<string, Counts>();
  for (const item of gold) {
    const guess = guesses.get(item.id);
    if (!guess) throw new Error(`No prediction for the labelled item ${item.id}`);
    const source = bySource.get(item.source ?? '') ?? new Map();
    bySource.set(item.source ?? '', source);
    addTo(all, item, guess, ownLeaves);
    addTo(source, item, guess, ownLeaves);
  }
  const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  const sources = [...bySource].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, counts]) => counts);
  return {
    items: gold.length,
    betweenSources: Math.round(spreadOf(sources) * 1e4) / 1e4,
    categories: Object.fromEntries(sorted),
  };
}
