import type { Report } from '../types.ts';
import { intervalChart } from './intervals.ts';
import type { Size } from './svg.ts';

/** Complaints by group per thousand, counts where no rate is known. */
export function categoryChart(report: Report, name: string, size: Size): string {
  const rows = report.categories
    .filter(({ rate }) => rate.count > 0)
    .map((group) => ({ label: group.name, now: group.rate, before: group.previous }));
  return intervalChart(name, '各大类客诉', rows, size);
}
