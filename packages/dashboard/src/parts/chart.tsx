import { lazy, Suspense } from 'react';
import type { Trend } from '../api/types.ts';
import { ChartData } from './chart-data.tsx';
import { countText, intervalText, perThousandText } from './figures.ts';
import { painted } from './painted.ts';

// The drawing library is larger than all the rest of a page, and comes once that is on screen.
export const loadTrendCanvas = async () => {
  await painted();
  return import('./trend-canvas.tsx');
};
const Canvas = lazy(loadTrendCanvas);

interface TrendChartProps {
  days: Trend['days'];
  denominator: string;
  /** What is drawn, for those who cannot see it. */
  label: string;
  /** Days that are looked at, half-open; drawn with a shade. */
  marked?: { from: string; to: string };
}

const rowOf = ({ day, rate }: Trend['days'][number]): string[] => [
  day,
  perThousandText(rate.perThousand),
  intervalText(rate) || '—',
  countText(rate.count),
  rate.exposure === null ? '未知' : countText(rate.exposure),
];

/** A rate day by day with its 90 % interval, drawn and, when asked, as a table. */
export const TrendChart = (props: TrendChartProps) => (
  <>
    <Suspense fallback={<div className="chart loading loading-box" aria-hidden="true" />}>
      <Canvas {...props} />
    </Suspense>
    <ChartData
      label={props.label}
      head={['日期', '投诉率', '90% 区间', '投诉', props.denominator]}
      rows={props.days.map(rowOf).reverse()}
    />
  </>
);
