export { RankBenchmark, rankBenchmark } from './rank-benchmark.ts';
export { rankByEvidence } from './rank-peers.ts';
export { type RankedProduct, type RankRow, rankProducts } from './rank-products.ts';
export { type RankedRating, rankRatings } from './rank-ratings.ts';
export { readRatedProducts } from './ratings-store.ts';
