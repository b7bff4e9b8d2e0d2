export { rankBenchmark } from './rank-benchmark.ts';
export { rankByPosterior } from './rank-by-posterior.ts';
export {
  type RankEntry,
  type RankedLists,
  type RankOptions,
  type RankRow,
  rankProducts,
} from './rank-products.ts';
