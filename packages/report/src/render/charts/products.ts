import type { Report } from '../types.ts';
import { productName } from '../words.ts';
import { drawSvg, palette, type Size } from './svg.ts';

const shown = 10;
const maxLabel = 12;

const shorten = (text: string, longest: number): string =>
  [...text].length > longest ? `${[...text].slice(0, longest - 1).join('')}…` : text;

/** Own complaints per thousand of the first ten products: the point is the rate, the bar its 90 % interval. */
export function productChart(report: Report, name: string, size: Size): string {
  const rows = report.products
    .filter(({ own }) => own.lower !== null && own.upper !== null)
    .slice(0, shown)
    .toReversed();
  const narrow = size.width < 500;
  const low = rows.map(({ own }) => own.lower ?? 0);
  const wide = rows.map(({ own }) => Math.round(((own.upper ?? 0) - (own.lower ?? 0)) * 100) / 100);
  const invisible = { color: 'transparent' };
  return drawSvg(name, '商品自身投诉率', size, {
    grid: { left: narrow ? 116 : 190, right: 24, top: 10, bottom: 28 },
    xAxis: {
      type: 'value',
      min: 0,
      axisLabel: { color: palette.muted, fontSize: 11, formatter: '{value}‰' },
      splitLine: { lineStyle: { color: palette.line } },
    },
    yAxis: {
      type: 'category',
      data: rows.map((one) =>
        shorten(narrow && !one.unmapped ? one.productId : productName(one), narrow ? maxLabel : maxLabel + 4),
      ),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: palette.text, fontSize: 12 },
    },
    series: [
      { type: 'bar', stack: 'interval', data: low, itemStyle: invisible, barWidth: 8 },
      {
        type: 'bar',
        stack: 'interval',
        data: wide,
        itemStyle: { color: palette.soft, borderRadius: 4 },
        barWidth: 8,
      },
      {
        type: 'scatter',
        data: rows.map(({ own }, i) => [own.perThousand ?? 0, i]),
        symbolSize: 11,
        itemStyle: { color: palette.main },
      },
    ],
  });
}
