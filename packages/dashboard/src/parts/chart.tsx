import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { Trend } from '../api/types.ts';

// The drawing library is larger than all the rest of a page, and comes after it.
export const loadTrendCanvas = () => import('./trend-canvas.tsx');
const Canvas = lazy(loadTrendCanvas);

interface TrendChartProps {
  days: Trend['days'];
  denominator: string;
  /** What is drawn, for those who cannot see it. */
  label: string;
  /** Days that are looked at, half-open; drawn with a shade. */
  marked?: { from: string; to: string };
}

/** A rate day by day with its 90 % interval. */
export const TrendChart = (props: TrendChartProps) => (
  <Suspense fallback={<Skeleton.Node active className="chart" />}>
    <Canvas {...props} />
  </Suspense>
);
