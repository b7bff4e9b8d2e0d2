import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { Trend } from '../api/types.ts';
import { trendOption } from './trend-option.ts';

use([LineChart, GridComponent, TooltipComponent, AriaComponent, MarkAreaComponent, CanvasRenderer]);

interface CanvasProps {
  days: Trend['days'];
  denominator: string;
  label: string;
  marked?: { from: string; to: string };
}

export default function TrendCanvas({ days, denominator, label, marked }: CanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const made = init(element);
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(trendOption(days, denominator, marked), true);
  }, [days, denominator, marked]);
  return <div ref={place} className="chart" role="img" aria-label={label} />;
}
