import { UsageError } from '@voc/core';
import { z } from 'zod';
import { rankProducts } from './rank-products.ts';

const Counts = z.array(z.number().int().min(0));

/** Products by category and, a draw, their weekly orders and complaints in the same order as the products. */
const RankBenchmark = z.object({
  products: z.array(z.object({ id: z.string(), category: z.string() })),
  draws: z.array(z.object({ data: z.array(z.object({ orders: Counts, complaints: Counts })) })),
});

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Gated red and black list of one draw (counted from 1), best evidence first. UsageError where the draw is missing. */
export function rankBenchmark(benchmark: unknown, draw = 1): { black: string[]; red: string[] } {
  const parsed = RankBenchmark.safeParse(benchmark);
  if (!parsed.success) throw new UsageError(`不是红黑榜数据文件:${z.prettifyError(parsed.error)}`);
  const { products, draws } = parsed.data;
  const data = draws[draw - 1]?.data;
  if (!data) throw new UsageError(`文件里没有第 ${draw} 次抽样,共有 ${draws.length} 次`);
  const rows = products.map(({ id, category }, i) => {
    const { orders, complaints } = data[i] ?? { orders: [], complaints: [] };
    return { id, peerGroup: category, complaints: sumOf(complaints), exposure: sumOf(orders) };
  });
  const { black, red } = rankProducts(rows);
  return { black: black.map(({ id }) => id), red: red.map(({ id }) => id) };
}
