import type { Report } from '../types.ts';
import { drawSvg, palette, type Size } from './svg.ts';

/** Complaints by group, this period beside the one before; per thousand, counts where no rate is known. */
export function categoryChart(report: Report, name: string, size: Size): string {
  const groups = report.categories.filter(({ rate }) => rate.count > 0).toReversed();
  const known = report.headline.complaints.current.perThousand !== null;
  const figureOf = (rate: { count: number; perThousand: number | null } | null): number | null =>
    rate === null ? null : known ? rate.perThousand : rate.count;
  const unit = known ? '‰' : '';
  const bars = (title: string, data: (number | null)[], color: string, labelled: boolean) => ({
    name: title,
    type: 'bar' as const,
    data,
    barMaxWidth: 14,
    itemStyle: { color, borderRadius: [0, 3, 3, 0] },
    label: {
      show: labelled,
      position: 'right' as const,
      color: palette.text,
      fontSize: 11,
      formatter: `{c}${unit}`,
    },
  });
  const previous = report.previousPeriod
    ? [
        bars(
          '上一期',
          groups.map((group) => figureOf(group.previous)),
          '#c9cdd4',
          false,
        ),
      ]
    : [];
  const current = bars(
    '本期',
    groups.map(({ rate }) => figureOf(rate)),
    palette.main,
    true,
  );
  return drawSvg(name, '各大类客诉', size, {
    grid: { left: 96, right: 56, top: 34, bottom: 8 },
    legend: {
      top: 2,
      left: 0,
      itemWidth: 14,
      data: ['本期', ...(previous.length > 0 ? ['上一期'] : [])],
      textStyle: { color: palette.muted, fontSize: 12 },
    },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      data: groups.map((group) => group.name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: palette.text, fontSize: 12 },
    },
    series: [...previous, current],
  });
}
