import type { Rate } from '../types.ts';
import { perThousand } from '../words.ts';
import { drawSvg, palette, type Size } from './svg.ts';

/** One line of the chart: now with its interval, and the period before as a hollow point. */
export interface IntervalRow {
  label: string;
  now: Rate;
  before: Rate | null;
}

const invisible = { color: 'transparent' };
const bare = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
/** Beyond this many characters a name is cut, the rest of it stands in the table below. */
const longest = { wide: 16, narrow: 8 };

const shorten = (text: string, letters: number): string =>
  [...text].length > letters ? `${[...text].slice(0, letters - 1).join('')}…` : text;

/** Counts stand in where no rate is known; they have no interval. */
const figureOf = ({ count, perThousand: rate }: Rate, known: boolean): number | null =>
  known ? rate : count;

/** Rates as points on their 90 % intervals, each named and numbered; the first row on top. */
export function intervalChart(name: string, title: string, rows: readonly IntervalRow[], size: Size): string {
  const upward = rows.toReversed();
  const narrow = size.width < 500;
  const known = rows.some(({ now }) => now.perThousand !== null);
  const low = upward.map(({ now }) => (known ? (now.lower ?? now.perThousand ?? 0) : now.count));
  const high = upward.map(({ now }) => (known ? (now.upper ?? now.perThousand ?? 0) : now.count));
  const numbers = upward.map(({ now }) => (known ? perThousand(now.perThousand) : `${now.count} 条`));
  const points = (of: (row: IntervalRow) => number | null) =>
    upward.flatMap((row, i): [number, number][] => {
      const value = of(row);
      return value === null ? [] : [[value, i]];
    });
  return drawSvg(name, title, size, {
    grid: { left: narrow ? 104 : 190, right: 64, top: 6, bottom: 24 },
    xAxis: {
      type: 'value',
      min: 0,
      axisLabel: { color: palette.muted, fontSize: 11, formatter: known ? '{value}‰' : '{value}' },
      splitLine: { lineStyle: { color: palette.line } },
    },
    yAxis: [
      {
        type: 'category',
        data: upward.map(({ label }) => shorten(label, narrow ? longest.narrow : longest.wide)),
        ...bare,
        axisLabel: { color: palette.text, fontSize: 12 },
      },
      // Numbers in a column of their own: no point is ever drawn over one.
      {
        type: 'category',
        position: 'right',
        data: numbers,
        ...bare,
        axisLabel: { color: palette.text, fontSize: 12, fontWeight: 'bold' },
      },
    ],
    series: [
      { type: 'bar', stack: 'interval', data: low, itemStyle: invisible, barWidth: 8 },
      {
        type: 'bar',
        stack: 'interval',
        data: high.map((value, i) => Math.round((value - (low[i] ?? 0)) * 100) / 100),
        itemStyle: { color: palette.soft, borderRadius: 4 },
        barWidth: 8,
      },
      {
        type: 'scatter',
        data: points(({ before }) => before && figureOf(before, known)),
        symbolSize: 9,
        itemStyle: { color: '#fff', borderColor: palette.muted, borderWidth: 1.5 },
      },
      {
        type: 'scatter',
        data: points(({ now }) => figureOf(now, known)),
        symbolSize: 10,
        itemStyle: { color: palette.main },
      },
    ],
  });
}
