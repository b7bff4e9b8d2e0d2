import { serviceCells, serviceColumns, serviceLead } from '../service-words.ts';
import type { Report } from '../types.ts';
import { table, text } from './parts.ts';

/** 客服指标, when conversations carry times. */
export function service({ service: found }: Report): string[] {
  if (!found) return [];
  return [
    '## 客服指标',
    `${serviceLead(found)}。`,
    table(
      [...serviceColumns],
      found.entries.map((one) => serviceCells(one).map(text)),
    ),
  ];
}
