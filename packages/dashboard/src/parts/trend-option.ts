import type { EChartsCoreOption } from 'echarts/core';
import type { Trend } from '../api/types.ts';
import { countText, intervalText, perThousandText } from './figures.ts';
import { addDays } from './weeks.ts';

const blue = '#1f5fbf';

const tipOf = ({ day, rate }: Trend['days'][number], denominator: string): string =>
  [
    day,
    `投诉率 ${perThousandText(rate.perThousand)}`,
    `90% 区间 ${intervalText(rate) || '—'}`,
    `投诉 ${countText(rate.count)} 条 / ${denominator} ${rate.exposure === null ? '未知' : countText(rate.exposure)}`,
  ].join('\n');

/** Lines of a stack: what is below the band is not seen, and the band lies on it. */
const bandLine = (name: string, data: (number | null)[], opacity: number): object => ({
  name,
  type: 'line',
  stack: 'interval',
  data,
  symbol: 'none',
  silent: true,
  lineStyle: { opacity: 0 },
  areaStyle: { color: blue, opacity },
  emphasis: { disabled: true },
});

const markOf = (marked: { from: string; to: string } | undefined): object =>
  marked
    ? {
        markArea: {
          silent: true,
          itemStyle: { color: '#8c8c8c', opacity: 0.13 },
          data: [[{ xAxis: marked.from }, { xAxis: addDays(marked.to, -1) }]],
        },
      }
    : {};

/** Settings of the chart: tips are drawn, since text in elements would need styles that the policy refuses. */
export function trendOption(
  days: Trend['days'],
  denominator: string,
  marked?: { from: string; to: string },
): EChartsCoreOption {
  return {
    animation: false,
    grid: { left: 8, right: 12, top: 28, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      formatter: (points: { dataIndex: number }[]) => {
        const day = days[points[0]?.dataIndex ?? -1];
        return day ? tipOf(day, denominator) : '';
      },
    },
    xAxis: {
      type: 'category',
      data: days.map(({ day }) => day),
      boundaryGap: false,
      axisLabel: { formatter: (day: string) => day.slice(5), hideOverlap: true },
    },
    yAxis: { type: 'value', name: '‰', min: 0, nameTextStyle: { align: 'right' }, nameGap: 10 },
    series: [
      bandLine(
        '下限',
        days.map(({ rate }) => rate.lower),
        0,
      ),
      bandLine(
        '区间',
        days.map(({ rate: { lower, upper } }) => (lower === null || upper === null ? null : upper - lower)),
        0.2,
      ),
      {
        name: '投诉率',
        type: 'line',
        data: days.map(({ rate }) => rate.perThousand),
        symbol: 'circle',
        symbolSize: 5,
        showSymbol: days.length < 40,
        lineStyle: { color: blue, width: 2 },
        itemStyle: { color: blue },
        ...markOf(marked),
      },
    ],
  };
}
