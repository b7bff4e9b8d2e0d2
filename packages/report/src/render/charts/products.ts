import type { Report } from '../types.ts';
import { productName } from '../words.ts';
import { intervalChart } from './intervals.ts';
import type { Size } from './svg.ts';

/** Products in the chart. */
export const shownInChart = 10;

/** Own complaints per thousand of the first ten products. */
export function productChart(report: Report, name: string, size: Size): string {
  const narrow = size.width < 500;
  const rows = report.products
    .filter(({ own }) => own.lower !== null && own.upper !== null)
    .slice(0, shownInChart)
    .map((one) => ({
      label: narrow && !one.unmapped ? one.productId : productName(one),
      now: one.own,
      before: one.previous,
    }));
  return intervalChart(name, '商品自身投诉率', rows, size);
}
