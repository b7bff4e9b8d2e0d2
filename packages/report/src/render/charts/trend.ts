import type { Rate, Report } from '../types.ts';
import { perThousand } from '../words.ts';
import { type ControlLimits, controlLimits } from './control-limits.ts';
import { drawSvg, palette, type Size } from './svg.ts';

type Points = Report['trend'];

/** Weeks with their denominators; null where one is unknown. */
function limitsOf(points: Points, of: (point: Points[number]) => Rate): ControlLimits | null {
  const weeks = points
    .map(of)
    .flatMap(({ count, exposure }) => (exposure === null ? [] : [{ count, exposure }]));
  return weeks.length === points.length ? controlLimits(weeks) : null;
}

/** Whether the trend shows limits of ordinary variation. */
export const hasControlLimits = (points: Points): boolean => limitsOf(points, ({ rate }) => rate) !== null;

const isOutside = (value: number | null, at: { lower: number; upper: number } | undefined): boolean =>
  value !== null && at !== undefined && (value > at.upper || value < at.lower);

/** A line named at its end; a point outside its limits is a large diamond. */
function lineOf(name: string, rates: readonly Rate[], color: string, limits: ControlLimits | null) {
  const last = rates.length - 1;
  return {
    name,
    type: 'line' as const,
    data: rates.map(({ perThousand: value }, i) => {
      const outside = isOutside(value, limits?.limits[i]);
      const label = {
        show: i === last,
        position: 'right' as const,
        distance: 8,
        formatter: `${name}\n${perThousand(value)}`,
        color,
        fontSize: 12,
        fontWeight: 'bold' as const,
        lineHeight: 16,
      };
      return { value, symbol: outside ? 'diamond' : 'circle', symbolSize: outside ? 14 : 6, label };
    }),
    lineStyle: { width: 2.5, color },
    itemStyle: { color },
  };
}

const invisible = { symbol: 'none', lineStyle: { opacity: 0 } };
const bandStyle = { itemStyle: { color: palette.soft }, areaStyle: { color: palette.soft, opacity: 0.55 } };

/** Two stacked invisible-then-shaded areas make the band of the interval. */
const bandOf = (points: Points) => [
  { type: 'line' as const, data: points.map(({ rate }) => rate.lower), stack: 'band', ...invisible },
  {
    type: 'line' as const,
    data: points.map(({ rate: { lower, upper } }) =>
      lower === null || upper === null ? null : Math.round((upper - lower) * 100) / 100,
    ),
    stack: 'band',
    ...invisible,
    ...bandStyle,
  },
];

/** Upper and lower control limit as steps, named at the left. */
const limitLines = ({ limits }: ControlLimits) =>
  (['upper', 'lower'] as const).map((side) => ({
    type: 'line' as const,
    step: 'middle' as const,
    data: limits.map((one, i) => ({
      value: one[side],
      label: {
        show: i === 0,
        position: side === 'upper' ? ('top' as const) : ('bottom' as const),
        align: 'left' as const,
        formatter: side === 'upper' ? '上控制限' : '下控制限',
        color: palette.muted,
        fontSize: 11,
      },
    })),
    symbol: 'circle',
    symbolSize: 0.1,
    lineStyle: { width: 1.2, color: palette.muted, type: 'dashed' as const },
  }));

/** Complaint rate by week with its 90 % band and control limits, and the mismatch rate; per thousand. */
export function trendChart(points: Points, name: string, size: Size): string {
  const limits = limitsOf(points, ({ rate }) => rate);
  const ofMismatch = limitsOf(points, ({ mismatch }) => mismatch);
  return drawSvg(name, '按周客诉率与描述不符率', size, {
    grid: { left: 44, right: 84, top: 16, bottom: 30 },
    xAxis: {
      type: 'category',
      data: points.map(({ week }) => week),
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
      ...(limits ? limitLines(limits) : []),
      lineOf(
        '客诉率',
        points.map(({ rate }) => rate),
        palette.main,
        limits,
      ),
      lineOf(
        '描述不符率',
        points.map(({ mismatch }) => mismatch),
        palette.warm,
        ofMismatch,
      ),
    ],
  });
}
