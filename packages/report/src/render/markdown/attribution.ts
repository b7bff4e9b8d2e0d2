import { attributionLead, attributionLines, isTold, splitText } from '../split-words.ts';
import type { Report } from '../types.ts';
import { list, text } from './parts.ts';

/** 归因: the change of all complaints, then of each category that changed beyond chance. */
export function attribution(report: Report): string[] {
  const lines = attributionLines(report);
  if (lines.length === 0) return [];
  const changed = report.categories
    .flatMap((group) => [group, ...group.leaves])
    .flatMap(({ name, split, significant }) =>
      significant && isTold(split) ? [`${name}:${splitText(split)}`] : [],
    );
  return ['## 归因', `${attributionLead}。`, list([...lines, ...changed].map(text))];
}
