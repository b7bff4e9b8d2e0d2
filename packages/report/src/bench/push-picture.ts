import { choosePushes, pushLimit } from '../alerts/choose-pushes.ts';
import type { Signal } from '../alerts/types.ts';
import { drawSvg, palette } from '../render/charts/svg.ts';
import { generateWorld } from './spikes/generate.ts';
import { judgeWorld } from './spikes/methods/ours.ts';

const seed = 1;
/** The first six weeks only teach. */
const firstShown = 42;
const size = { width: 900, height: 380 };

/** How unlikely a window is, as a power of ten. */
const strength = ({ p }: Signal): number => Math.round(-10 * Math.log10(p)) / 10;

type Points = Record<'watched' | 'signal' | 'pushed', [number, number][]>;

/** Every window of the world that left its limits, by what became of it, and the limit of a push. */
function judgedPoints(): { points: Points; limit: number } {
  const world = generateWorld(seed, { days: firstShown + 84 });
  const categories = new Set(world.series.map(({ category }) => category));
  const scope = { categories, series: world.series.length };
  const points: Points = { watched: [], signal: [], pushed: [] };
  for (const [t, { signals, watched }] of judgeWorld(world, {}).entries()) {
    if (t < firstShown) continue;
    const pushes = new Set(choosePushes(signals, scope));
    const at = (one: Signal): [number, number] => [t - firstShown + 1, Math.min(16, strength(one))];
    points.watched.push(...watched.map(at));
    for (const one of signals) points[pushes.has(one) ? 'pushed' : 'signal'].push(at(one));
  }
  return { points, limit: Math.round(-10 * Math.log10(pushLimit(scope))) / 10 };
}

/**
 * Twelve weeks of a simulated company with spikes: every window that left its limits, what of it is watched, a signal,
 * pushed, and the limit that the budget of false cards sets.
 */
export function pushPicture(): string {
  const { points, limit } = judgedPoints();
  const dots = (name: string, data: [number, number][], color: string, symbolSize: number) => ({
    name,
    type: 'scatter' as const,
    data,
    symbolSize,
    itemStyle: { color },
  });
  return drawSvg('pushes', 'Windows outside their limits, and which of them are pushed', size, {
    legend: { top: 0, itemGap: 24, textStyle: { color: palette.text } },
    grid: { left: 56, right: 56, top: 36, bottom: 44 },
    xAxis: {
      type: 'value',
      max: 84,
      name: 'day',
      nameLocation: 'middle',
      nameGap: 28,
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      name: '1 in 10 to the power of (16: or more)',
      nameLocation: 'middle',
      nameGap: 36,
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      dots('watched', points.watched, palette.muted, 5),
      dots('signal', points.signal, palette.soft, 8),
      {
        ...dots('pushed', points.pushed, palette.main, 10),
        markLine: {
          symbol: 'none',
          label: { formatter: 'limit', color: palette.warm },
          lineStyle: { color: palette.warm },
          data: [{ yAxis: limit }],
        },
      },
    ],
  });
}
