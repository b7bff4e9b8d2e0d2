import { itemsAtRisk } from '../../exposure/at-risk.ts';
import { assumedDelays } from '../../exposure/delay.ts';
import { factor, gate, judgePeers } from '../../lists/judge-peers.ts';
import { drawSvg, palette } from '../../render/charts/svg.ts';
import { sumOf } from '../../stats/sum.ts';
import { generateLists } from './generate.ts';

const size = { width: 900, height: 380 };
const seed = 1;

const round = (value: number): number => Math.round(value * 100) / 100;
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
    legend: { top: 0, itemGap: 24, textStyle: { color: palette.text } },
    grid: { left: 56, right: 24, top: 36, bottom: 44 },
    xAxis: {
      type: 'category',
      data: Array.from({ length: days }, (_, t) => String(t + 1)),
      name: 'day',
      nameLocation: 'middle',
      nameGap: 28,
    },
    yAxis: { type: 'value', name: 'a day', splitLine: { lineStyle: { color: palette.line } } },
    series: [
      line('units signed for', sold, palette.muted, true),
      line('items at risk', atRisk, palette.main),
    ],
  });
}

type Judged = ReturnType<typeof judgePeers>[number] & { complaints: number; exposure: number };

const rateOf = ({ complaints, exposure }: Judged): number => complaints / exposure;

/** The products of one simulated category with the highest raw rates, lowest first. */
function highestRates(): Judged[] {
  const world = generateLists(seed, { products: 400, draws: 1 });
  const rows = (world.draws[0]?.data ?? [])
    .filter((_, i) => world.products[i]?.category === 'C0')
    .map(({ orders, complaints }) => ({ exposure: sumOf(orders), complaints: sumOf(complaints) }))
    .filter(({ exposure }) => exposure > 0);
  const judged = judgePeers(rows);
  return rows
    .flatMap((row, i): Judged[] => (judged[i] ? [{ ...row, ...judged[i] }] : []))
    .toSorted((a, b) => rateOf(a) - rateOf(b))
    .slice(-20);
}

/** A bar from the lower to the upper bound of each, dark where it is on the black list. */
function intervals(shown: readonly Judged[]) {
  return [
    {
      type: 'bar' as const,
      stack: 'interval',
      data: shown.map(({ lower }) => round(lower * 1000)),
      itemStyle: { color: 'transparent' },
    },
    {
      type: 'bar' as const,
      stack: 'interval',
      barWidth: 8,
      data: shown.map(({ bad, lower, upper }) => ({
        value: round((upper - lower) * 1000),
        itemStyle: { color: bad >= gate ? palette.text : palette.soft },
      })),
      markLine: {
        symbol: 'none',
        label: { formatter: '1.5 x median', color: palette.warm },
        lineStyle: { color: palette.warm },
        data: [{ xAxis: round((shown[0]?.median ?? 0) * 1000 * factor) }],
      },
    },
  ];
}

/** One simulated category: the products with the highest raw rates, their intervals, and who would be listed. */
export function evidencePicture(): string {
  const shown = highestRates();
  const title = 'The highest raw rates of one category and what is known of them';
  return drawSvg(
    'evidence',
    title,
    { ...size, height: 520 },
    {
      grid: { left: 150, right: 24, top: 24, bottom: 44 },
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
        ...intervals(shown),
        {
          type: 'scatter',
          symbolSize: 9,
          itemStyle: { color: palette.main },
          data: shown.map((one, i) => [round(rateOf(one) * 1000), i]),
        },
      ],
    },
  );
}
