import { itemsAtRisk } from '../../exposure/at-risk.ts';
import { assumedDelays } from '../../exposure/delay.ts';
import { judgePeers } from '../../lists/judge-peers.ts';
import { drawSvg, palette } from '../../render/charts/svg.ts';
import { generateLists } from './generate.ts';

const size = { width: 900, height: 380 };
const seed = 1;

const round = (value: number): number => Math.round(value * 100) / 100;
const sumOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);

/** A week of ten times the sales: what was sold, and what the voices of each day may be about. */
export function delayPicture(): string {
  const days = 56;
  const sold = Array.from({ length: days }, (_, t) => (t >= 21 && t < 28 ? 600 : 60));
  const atRisk = itemsAtRisk(sold, assumedDelays.signed.shares).map((one) => round(one ?? 0));
  const line = (name: string, data: readonly number[], color: string, dashed = false) => ({
    name,
    type: 'line' as const,
    data: [...data],
    showSymbol: false,
    lineStyle: { color, width: 2, type: dashed ? ('dashed' as const) : ('solid' as const) },
    itemStyle: { color },
  });
  return drawSvg('delay', 'Units signed for and items at risk around a campaign', size, {
    legend: { top: 0, textStyle: { color: palette.text } },
    grid: { left: 56, right: 24, top: 36, bottom: 44 },
    xAxis: {
      type: 'category',
      data: Array.from({ length: days }, (_, t) => String(t + 1)),
      name: 'day',
      nameLocation: 'middle',
      nameGap: 28,
    },
    yAxis: { type: 'value', splitLine: { lineStyle: { color: palette.line } } },
    series: [
      line('units signed for', sold, palette.muted, true),
      line('items at risk', atRisk, palette.main),
    ],
  });
}

/** One simulated category: the products with the highest raw rates, their intervals, and who would be listed. */
export function evidencePicture(): string {
  const world = generateLists(seed, { products: 400, draws: 1 });
  const rows = (world.draws[0]?.data ?? [])
    .filter((_, i) => world.products[i]?.category === 'C0')
    .map(({ id, orders, complaints }) => ({ id, exposure: sumOf(orders), complaints: sumOf(complaints) }))
    .filter(({ exposure }) => exposure > 0);
  const judged = judgePeers(rows).map((one, i) => ({ ...one, ...rows[i] }));
  const rate = ({ complaints = 0, exposure = 1 }: (typeof judged)[number]): number => complaints / exposure;
  const shown = judged.toSorted((a, b) => rate(a) - rate(b)).slice(-20);
  const median = (shown[0]?.median ?? 0) * 1000;
  const colour = ({ bad }: (typeof judged)[number]): string => (bad >= 0.9 ? palette.text : palette.soft);
  const invisible = { color: 'transparent' };
  return drawSvg(
    'evidence',
    'The highest raw rates of one category and what is known of them',
    { ...size, height: 520 },
    {
      grid: { left: 150, right: 24, top: 10, bottom: 44 },
      xAxis: {
        type: 'value',
        name: 'complaints per thousand orders',
        nameLocation: 'middle',
        nameGap: 28,
        splitLine: { lineStyle: { color: palette.line } },
      },
      yAxis: {
        type: 'category',
        data: shown.map(({ complaints, exposure }) => `${complaints} of ${exposure}`),
        axisTick: { show: false },
      },
      series: [
        {
          type: 'bar',
          stack: 'i',
          data: shown.map(({ lower }) => round(lower * 1000)),
          itemStyle: invisible,
        },
        {
          type: 'bar',
          stack: 'i',
          barWidth: 8,
          data: shown.map((one) => ({
            value: round((one.upper - one.lower) * 1000),
            itemStyle: { color: colour(one) },
          })),
          markLine: {
            symbol: 'none',
            label: { formatter: '1.5 x median', color: palette.warm },
            lineStyle: { color: palette.warm },
            data: [{ xAxis: round(median * 1.5) }],
          },
        },
        {
          type: 'scatter',
          symbolSize: 9,
          itemStyle: { color: palette.main },
          data: shown.map((one, i) => [round(rate(one) * 1000), i]),
        },
      ],
    },
  );
}
