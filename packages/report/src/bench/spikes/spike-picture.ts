import { drawSvg, palette } from '../../render/charts/svg.ts';
import { generateWorld } from './generate.ts';
import { judgeWorld } from './methods/ours.ts';
import type { World } from './world.ts';

const seed = 2;
const size = { width: 900, height: 380 };
const shownBefore = 28;
const shownAfter = 14;

/** The spike with about forty expected excess complaints: clear to the eye, and no giant. */
function chosen(world: World): World['spikes'][number] | undefined {
  return world.spikes.toSorted((a, b) => Math.abs(a.excess - 40) - Math.abs(b.excess - 40))[0];
}

/** One series around a spike: what was heard, its true usual level, the days beyond its limits and the first of them. */
export function spikePicture(): string {
  const world = generateWorld(seed);
  const spike = chosen(world);
  const series = world.series[spike?.series ?? 0];
  const from = (spike?.start ?? 0) - shownBefore;
  const days = Array.from({ length: shownBefore + shownAfter }, (_, i) => from + i);
  const isOf = (one: { productId: string | null; category: string }): boolean =>
    `${one.productId}|${one.category}` === series?.id;
  const judged = judgeWorld(world, {});
  const counts = days.map((t) => series?.counts[t] ?? null);
  const beyond = days.flatMap((t, i) =>
    judged[t]?.signals.some(isOf) ? [[i, counts[i] ?? 0] as [number, number]] : [],
  );
  const dots = (name: string, data: [number, number][], color: string) => ({
    name,
    type: 'scatter' as const,
    data,
    symbolSize: 11,
    itemStyle: { color },
  });
  return drawSvg('spike', 'Complaints of one series, its usual level, and the days beyond its limits', size, {
    legend: { top: 0, itemGap: 24, textStyle: { color: palette.text } },
    grid: { left: 56, right: 24, top: 36, bottom: 44 },
    xAxis: {
      type: 'category',
      data: days.map((_, i) => String(i + 1)),
      name: 'day',
      nameLocation: 'middle',
      nameGap: 28,
    },
    yAxis: { type: 'value', name: 'a day', splitLine: { lineStyle: { color: palette.line } } },
    series: [
      { name: 'complaints', type: 'bar', data: counts, itemStyle: { color: palette.soft } },
      {
        name: 'true usual level',
        type: 'line',
        showSymbol: false,
        data: days.map((t) => Math.round((series?.mean[t] ?? 0) * 100) / 100),
        lineStyle: { color: palette.muted, type: 'dashed', width: 2 },
        itemStyle: { color: palette.muted },
      },
      dots('told', beyond.slice(0, 1), palette.warm),
      dots('still beyond its limits, not told again', beyond.slice(1), palette.main),
    ],
  });
}
