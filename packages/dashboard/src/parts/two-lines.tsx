import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { TwoLines } from './two-lines-option.ts';

const Canvas = lazy(() => import('./two-lines-canvas.tsx'));

/** Counts of the same things under two names. */
export const TwoLinesChart = (lines: TwoLines) => (
  <Suspense fallback={<Skeleton.Node active className="chart" />}>
    <Canvas {...lines} />
  </Suspense>
);
