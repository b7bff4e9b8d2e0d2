import type { Report } from '../types.ts';
import { drawSvg, palette, type Size } from './svg.ts';

type Points = Report['trend'];

const lineOf = (name: string, values: (number | null)[], color: string) => ({
  name,
  type: 'line' as const,
  data: values,
  symbol: 'circle',
  symbolSize: 6,
  lineStyle: { width: 2.5, color },
  itemStyle: { color },
});

/** Two stacked invisible-then-shaded areas make the band of the interval. */
const bandOf = (points: Points) => [
  {
    name: '下限',
    type: 'line' as const,
    data: points.map(({ rate }) => rate.lower),
    stack: 'band',
    symbol: 'none',
    lineStyle: { opacity: 0 },
  },
  {
    name: '90% 区间',
    type: 'line' as const,
    data: points.map(({ rate }) =>
      rate.lower === null || rate.upper === null ? null : Math.round((rate.upper - rate.lower) * 100) / 100,
    ),
    stack: 'band',
    symbol: 'none',
    lineStyle: { opacity: 0 },
    itemStyle: { color: palette.soft },
    areaStyle: { color: palette.soft, opacity: 0.55 },
  },
];

/** Complaint rate by week with its 90 % band, and the mismatch rate; per thousand. */
export function trendChart(points: Points, name: string, size: Size): string {
  const labels = points.map(({ week }) => week);
  return drawSvg(name, '按周客诉率与描述不符率', size, {
    grid: { left: 44, right: 18, top: 44, bottom: 30 },
    legend: {
      top: 4,
      left: 0,
      itemWidth: 18,
      data: ['客诉率', '90% 区间', '描述不符率'],
      textStyle: { color: palette.muted, fontSize: 12 },
    },
    xAxis: {
      type: 'category',
      data: labels,
      boundaryGap: false,
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { color: palette.muted, fontSize: 11, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      axisLabel: { color: palette.muted, fontSize: 11, formatter: '{value}‰' },
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      ...bandOf(points),
      lineOf(
        '客诉率',
        points.map(({ rate }) => rate.perThousand),
        palette.main,
      ),
      lineOf(
        '描述不符率',
        points.map(({ mismatch }) => mismatch.perThousand),
        palette.warm,
      ),
    ],
  });
}
