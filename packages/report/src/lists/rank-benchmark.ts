import { z } from 'zod';
import { sumOf } from '../stats/sum.ts';
import { type RankRow, rankProducts } from './rank-products.ts';

const Counts = z.array(z.number().int().min(0));
const Product = z.object({ id: z.string().min(1), category: z.string().min(1) });
const Counted = z
  .object({ id: z.string(), orders: Counts, complaints: Counts })
  .refine(({ orders, complaints }) => orders.length === complaints.length, {
    error: 'orders 与 complaints 的周数不同',
  });

/** Products by category and, a draw, their weekly orders and complaints; all else in the file is left unread. */
export const RankBenchmark = z
  .object({ products: z.array(Product), draws: z.array(z.object({ data: z.array(Counted) })).min(1) })
  .superRefine(({ products, draws }, context) => {
    const known = new Set(products.map(({ id }) => id));
    const refuse = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    if (known.size < products.length) refuse(['products'], '款号重复');
    draws.forEach(({ data }, draw) => {
      const seen = new Set<string>();
      data.forEach(({ id }, i) => {
        const path = ['draws', draw, 'data', i, 'id'];
        if (!known.has(id)) refuse(path, `款号 ${id} 不在 products 里`);
        if (seen.has(id)) refuse(path, `款号 ${id} 重复`);
        seen.add(id);
      });
    });
  });
export type RankBenchmark = z.infer<typeof RankBenchmark>;

/**
 * Red and black list of one draw, counted from 1: the ids of all products that pass the gate, best evidence first.
 * Null where the file has no such draw. A product that the draw does not name is on neither list.
 */
export function rankBenchmark(
  benchmark: RankBenchmark,
  draw: number,
): { black: string[]; red: string[] } | null {
  const data = benchmark.draws[draw - 1]?.data;
  if (!data) return null;
  const peerGroups = new Map(benchmark.products.map(({ id, category }) => [id, category]));
  const rows = data.map(
    ({ id, orders, complaints }): RankRow => ({
      id,
      peerGroup: peerGroups.get(id) ?? '',
      complaints: sumOf(complaints),
      exposure: sumOf(orders),
    }),
  );
  const { black, red } = rankProducts(rows);
  return { black: black.map(({ id }) => id), red: red.map(({ id }) => id) };
}
