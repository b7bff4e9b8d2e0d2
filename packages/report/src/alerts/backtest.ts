import { addDays, UsageError } from '@voc/core';
import { z } from 'zod';
import { detectSpikes } from './detect-spikes.ts';

const SpikeBenchmark = z.object({
  start_date: z.iso.date(),
  days: z.number().int().min(1),
  products: z.array(z.object({ id: z.string(), exposure: z.array(z.number().min(0).nullable()) })),
  series: z.array(
    z.object({
      id: z.string(),
      product: z.string(),
      category: z.string(),
      counts: z.array(z.number().min(0).nullable()),
    }),
  ),
});

/** Every series and day of a file of daily counts that alarms, by date; UsageError for another kind of file. */
export function backtest(benchmark: unknown): { series: string; date: string }[] {
  const parsed = SpikeBenchmark.safeParse(benchmark);
  if (!parsed.success) throw new UsageError(`不是预警回测数据文件:${z.prettifyError(parsed.error)}`);
  const { start_date: start, days, products, series } = parsed.data;
  const exposures = new Map(products.map(({ id, exposure }) => [id, exposure]));
  const ids = new Map(series.map(({ id, product, category }) => [JSON.stringify([product, category]), id]));
  const signals = detectSpikes({
    series: series.map(({ product, category, counts }) => ({
      productId: product,
      category,
      days: Array.from({ length: days }, (_, t) => {
        const count = counts[t] ?? null;
        const exposure = exposures.get(product)?.[t] ?? null;
        return { day: addDays(start, t), complaints: count ?? 0, exposure: count === null ? null : exposure };
      }),
    })),
    from: start,
    to: addDays(start, days - 1),
  });
  return signals.flatMap(({ productId, category, day }) => {
    const id = productId === null ? undefined : ids.get(JSON.stringify([productId, category]));
    return id === undefined ? [] : [{ series: id, date: day }];
  });
}
