import { splitChange } from '../../attribution/split-change.ts';
import { drawSvg, palette } from '../../render/charts/svg.ts';

const size = { width: 900, height: 340 };

const round = (value: number): number => Math.round(value * 100) / 100;

/** A rate before and after, and the three parts of the change between them, as steps. */
export function splitPicture(): string {
  const members = [
    { id: 'A', x0: 40, e0: 8000, x1: 24, e1: 5000 },
    { id: 'B', x0: 60, e0: 2000, x1: 150, e1: 5000 },
    { id: 'C', x0: 12, e0: 2000, x1: 60, e1: 2100 },
    { id: 'D', x0: 9, e0: 1500, x1: 12, e1: 1400 },
  ];
  const sum = (of: (member: (typeof members)[number]) => number): number =>
    members.reduce((all, one) => all + of(one), 0);
  const { delta, mix, own, noise } = splitChange(members, 0.025);
  const before = (sum(({ x0 }) => x0) / sum(({ e0 }) => e0)) * 1000;
  const steps = [mix, own, noise].map((part) => part * 1000);
  let at = before;
  const bars = steps.map((step) => {
    const low = Math.min(at, at + step);
    at += step;
    return { low: round(low), height: round(Math.abs(step)), step };
  });
  const label = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(1)}‰`;
  const solid = (value: number, text: string, color: string) => ({
    value: round(value),
    itemStyle: { color },
    label: { show: true, position: 'top' as const, color: palette.text, formatter: text },
  });
  const after = before + delta * 1000;
  return drawSvg('split', 'A change of the complaint rate: mix, own change of product C, noise', size, {
    grid: { left: 56, right: 24, top: 30, bottom: 40 },
    xAxis: {
      type: 'category',
      data: ['before', 'mix (结构)', 'own: C (自身)', 'noise (波动)', 'after'],
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      name: 'complaints per thousand',
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [
      {
        type: 'bar',
        stack: 's',
        data: [0, ...bars.map(({ low }) => low), 0],
        itemStyle: { color: 'transparent' },
        silent: true,
      },
      {
        type: 'bar',
        stack: 's',
        barWidth: 90,
        data: [
          solid(before, `${before.toFixed(1)}‰`, palette.muted),
          ...bars.map(({ height, step }, i) =>
            solid(height, label(step), i === 1 ? palette.warm : palette.soft),
          ),
          solid(after, `${after.toFixed(1)}‰`, palette.muted),
        ],
      },
    ],
  });
}
