import { drawSvg, palette } from '../../render/charts/svg.ts';
import { benchEffect } from './bench-effect.ts';

const name = ({ problem, effect }: { problem: number; effect: number }): string => {
  if (problem === 1) return 'a high week,\nnothing wrong';
  if (effect === 1) return 'real problem,\nno effect';
  return `problem x${problem},\nrate x${effect}`;
};

/** How often an action is called effective, by what it does, for a product with five complaints in a usual week. */
export function effectPicture(): string {
  const runs = benchEffect({ actions: 1000 }).filter(({ weekly, effect }) => weekly === 5 && effect <= 1);
  const bar = (title: string, of: (run: (typeof runs)[number]) => number, color: string) => ({
    name: title,
    type: 'bar' as const,
    data: runs.map((run) => Math.round(of(run) * 1000) / 10),
    itemStyle: { color },
  });
  return drawSvg(
    'effect',
    'How often an action is called effective',
    { width: 900, height: 380 },
    {
      legend: { top: 0, textStyle: { color: palette.text } },
      grid: { left: 56, right: 24, top: 36, bottom: 60 },
      xAxis: {
        type: 'category',
        data: runs.map(name),
        axisLabel: { interval: 0 },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        max: 100,
        name: '%',
        splitLine: { lineStyle: { color: palette.line } },
      },
      series: [
        bar('against the week that set it off', ({ naiveEffective }) => naiveEffective, palette.soft),
        bar('against the days after it, and peers', ({ effective }) => effective, palette.main),
      ],
    },
  );
}
