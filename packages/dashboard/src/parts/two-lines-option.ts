import type { EChartsCoreOption } from 'echarts/core';

/** Counts of the same things under two names, point by point. */
export interface TwoLines {
  /** What is drawn, for those who cannot see it. */
  label: string;
  names: [string, string];
  /** What stands at the end of each line, in a word or two. */
  ends: [string, string];
  points: { at: string; values: [number, number] }[];
}

/** Blue and orange differ for everybody; the first line is broken, so that they differ in print too. */
const looks = [
  { color: '#1f5fbf', type: 'dashed' },
  { color: '#c2570c', type: 'solid' },
] as const;

/** Settings of the chart: each line is named at its end, tips are drawn. */
export function twoLinesOption({ names, ends, points }: TwoLines): EChartsCoreOption {
  return {
    animation: false,
    grid: { left: 8, right: 32, top: 28, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true },
    xAxis: {
      type: 'category',
      data: points.map(({ at }) => at),
      boundaryGap: false,
      axisLabel: { formatter: (day: string) => day.slice(5), hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      name: '条',
      min: 0,
      minInterval: 1,
      nameTextStyle: { align: 'right' },
      nameGap: 10,
    },
    series: looks.map(({ color, type }, line) => ({
      name: names[line],
      type: 'line',
      data: points.map(({ values }) => values[line]),
      symbol: line === 0 ? 'emptyCircle' : 'circle',
      symbolSize: 6,
      lineStyle: { color, width: 2, type },
      itemStyle: { color },
      endLabel: { show: true, formatter: ends[line] ?? '', color },
      labelLayout: { moveOverlap: 'shiftY' },
    })),
  };
}
