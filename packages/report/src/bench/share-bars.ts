import { drawSvg, palette } from '../render/charts/svg.ts';

/** Two shares of each run side by side, in per cent. */
export function shareBars<T>(picture: {
  id: string;
  title: string;
  runs: readonly T[];
  name: (run: T) => string;
  /** What is compared with, then what is told. */
  bars: readonly [Bar<T>, Bar<T>];
}): string {
  const { id, title, runs, name, bars } = picture;
  const colors = [palette.soft, palette.main];
  return drawSvg(
    id,
    title,
    { width: 900, height: 380 },
    {
      legend: { top: 0, itemGap: 24, textStyle: { color: palette.text } },
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
      series: bars.map(({ label, of }, at) => ({
        name: label,
        type: 'bar' as const,
        data: runs.map((run) => Math.round(of(run) * 1000) / 10),
        itemStyle: { color: colors[at] },
      })),
    },
  );
}

interface Bar<T> {
  label: string;
  /** Share, 0 to 1. */
  of: (run: T) => number;
}
