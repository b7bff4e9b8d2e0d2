import { lazy, Suspense } from 'react';
import { ChartData } from './chart-data.tsx';
import { countText } from './figures.ts';
import type { TwoLines } from './two-lines-option.ts';

const Canvas = lazy(() => import('./two-lines-canvas.tsx'));

/** Counts of the same things under two names, drawn and, when asked, as a table. */
export const TwoLinesChart = (lines: TwoLines) => (
  <>
    <Suspense fallback={<div className="chart loading loading-box" aria-hidden="true" />}>
      <Canvas {...lines} />
    </Suspense>
    <ChartData
      label={lines.label}
      head={['周一', ...lines.names]}
      rows={lines.points.map(({ at, values }) => [at, ...values.map(countText)]).reverse()}
    />
  </>
);
