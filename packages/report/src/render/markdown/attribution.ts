import { attributionLead, attributionLines, isTold, splitText, wordsText } from '../split-words.ts';
import type { Report } from '../types.ts';
import { productName } from '../words.ts';
import { list, text } from './parts.ts';

/** 归因: the change of all complaints, then of each category that changed beyond chance. */
export function attribution(report: Report): string[] {
  const lines = attributionLines(report);
  if (lines.length === 0) return [];
  const changed = report.categories
    .flatMap((group) => [group, ...group.leaves])
    .flatMap(({ name, split, significant }) =>
      significant && isTold(split) ? [`${name}:${splitText(split, significant)}`] : [],
    );
  const words = report.findings.flatMap((finding) =>
    finding.words.length > 0
      ? [
          `${finding.product ? `${productName(finding.product)} ` : ''}${finding.categoryName}:${wordsText(finding.words)}`,
        ]
      : [],
  );
  return ['## 归因', `${attributionLead}。`, list([...lines, ...changed, ...words].map(text))];
}
