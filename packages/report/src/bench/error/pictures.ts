import { drawSvg, palette } from '../../render/charts/svg.ts';
import { benchError } from './bench-error.ts';

/** How often a 90 % interval holds the true rate, by how much was labelled and how many complaints there are. */
export function coveragePicture(): string {
  const runs = benchError({ worlds: 2000 });
  const bar = (name: string, of: (run: (typeof runs)[number]) => number, color: string) => ({
    name,
    type: 'bar' as const,
    data: runs.map((run) => Math.round(of(run) * 1000) / 10),
    itemStyle: { color },
  });
  return drawSvg(
    'coverage',
    'Share of 90 % intervals that hold the true rate',
    { width: 900, height: 380 },
    {
      legend: { top: 0, textStyle: { color: palette.text } },
      grid: { left: 56, right: 24, top: 36, bottom: 60 },
      xAxis: {
        type: 'category',
        data: runs.map(({ labelled, expected }) => `${labelled} labelled\n${expected} heard`),
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
        bar('interval of chance alone', ({ coverageRaw }) => coverageRaw, palette.soft),
        bar("with the classifier's error", ({ coverageWithError }) => coverageWithError, palette.main),
      ],
    },
  );
}
