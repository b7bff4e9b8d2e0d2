import type { RankRow } from '../../lists/rank-products.ts';
import { sumOf } from '../../stats/sum.ts';
import { generateLists, type ListWorld } from './generate.ts';
import { listMethods, ownMethod } from './methods.ts';
import { rollLists } from './rolling.ts';
import { type ListPair, type SideScore, scoreLists } from './score.ts';
import { type Coverage, coverageOf } from './small-groups.ts';

/** Peers of a product in the groups whose intervals are checked. */
const peerCounts = [8, 15, 40];

/** Mean over seeds; counts that are null in a seed are left out. */
export type MeanScore = Record<keyof SideScore, number>;

export interface BothSides {
  black: MeanScore;
  red: MeanScore;
}

export interface ListBench {
  seeds: number[];
  methods: Record<string, BothSides>;
  /** The product's own where the spread of rates is drawn evenly: fewer products stand out, and the bars are harder. */
  alike: BothSides;
  /** Coverage of the 90 % intervals by the number of peers. */
  coverage: Record<string, Record<keyof Coverage, number>>;
  /** Week-to-week overlap of the first 20 over twelve weeks, with the product's memory and without. */
  rolling: Record<'memory' | 'threeWindows' | 'noMemory', Record<string, number>>;
}

const mean = (values: readonly number[]): number =>
  Math.round((values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length)) * 1000) / 1000;

function meanOf<K extends string>(rows: readonly Record<K, number | null>[]): Record<K, number> {
  const keys = Object.keys(rows[0] ?? {}) as K[];
  const entries = keys.map((key) => [key, mean(rows.flatMap((row) => row[key] ?? []))] as const);
  return Object.fromEntries(entries) as Record<K, number>;
}

type Scores = Record<'black' | 'red', SideScore>;

/** Both draws as the methods see them. */
function rowsOf(world: ListWorld): RankRow[][] {
  const groups = new Map(world.products.map(({ id, category }) => [id, category]));
  return world.draws.map(({ data }) =>
    data.map(
      ({ id, orders, complaints }): RankRow => ({
        id,
        peerGroup: groups.get(id) ?? '',
        complaints: sumOf(complaints),
        exposure: sumOf(orders),
      }),
    ),
  );
}

function scoreSeed(seed: number): Map<string, Scores> {
  const world = generateLists(seed);
  const [rows = [], again = []] = rowsOf(world);
  const scores = new Map(
    Object.entries(listMethods).map(([name, method]) => [
      name,
      scoreLists(world, method(rows), method(again)),
    ]),
  );
  const truth = oracle(world.products, world.truth.rate);
  return scores.set('oracle (true rate)', scoreLists(world, truth, truth));
}

/** Orders by the true rate over its category's true median, which no method can know. */
function oracle(products: readonly { id: string; category: string }[], rates: readonly number[]): ListPair {
  const medians = new Map<string, number[]>();
  products.forEach(({ category }, i) => {
    medians.set(category, [...(medians.get(category) ?? []), rates[i] ?? 0]);
  });
  for (const of of medians.values()) of.sort((a, b) => a - b);
  const relative = products.map(({ id, category }, i) => {
    const of = medians.get(category) ?? [];
    return { id, ratio: (rates[i] ?? 0) / (of[Math.floor(of.length / 2)] ?? 1) };
  });
  const black = relative.toSorted((a, b) => b.ratio - a.ratio).map(({ id }) => id);
  return { black, red: black.toReversed() };
}

function scoreOwn(seed: number): Scores[] {
  const world = generateLists(seed, { even: true });
  const [rows = [], again = []] = rowsOf(world);
  const method = listMethods[ownMethod];
  return method ? [scoreLists(world, method(rows), method(again))] : [];
}

function meanSides(scores: readonly Scores[]): BothSides {
  return { black: meanOf(scores.map(({ black }) => black)), red: meanOf(scores.map(({ red }) => red)) };
}

/** Scores every way to make red and black lists on simulated companies, and the steadiness of the product's own. */
export function benchLists(seeds: readonly number[]): ListBench {
  const scored = seeds.map(scoreSeed);
  const names = [...(scored[0]?.keys() ?? [])];
  return {
    seeds: [...seeds],
    methods: Object.fromEntries(
      names.map((name) => [name, meanSides(scored.flatMap((scores) => scores.get(name) ?? []))]),
    ),
    alike: meanSides(seeds.flatMap(scoreOwn)),
    coverage: Object.fromEntries(
      peerCounts.map((peers) => [peers, meanOf(seeds.map((seed) => ({ ...coverageOf(seed, peers) })))]),
    ),
    rolling: {
      memory: meanOf(seeds.map((seed) => ({ ...rollLists(seed) }))),
      threeWindows: meanOf(seeds.map((seed) => ({ ...rollLists(seed, 3) }))),
      noMemory: meanOf(seeds.map((seed) => ({ ...rollLists(seed, 0) }))),
    },
  };
}
