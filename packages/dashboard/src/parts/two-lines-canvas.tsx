import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { type TwoLines, twoLinesOption } from './two-lines-option.ts';

use([LineChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

export default function TwoLinesCanvas(lines: TwoLines) {
  const { label } = lines;
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
    chart.current?.setOption(twoLinesOption(lines), true);
  }, [lines]);
  return <div ref={place} className="chart" role="img" aria-label={label} />;
}
