export { RankBenchmark, rankBenchmark } from './rank-benchmark.ts';
export { rankByEvidence } from './rank-peers.ts';
export { type RankedProduct, type RankRow, rankProducts } from './rank-products.ts';
