import type { Report } from '../types.ts';
import { adviceDueText, productName } from '../words.ts';
import { list, text } from './parts.ts';

/** 部门行动单: what to check and change, by department. */
export function advice({ advice: sheets = [] }: Report): string[] {
  if (sheets.length === 0) return [];
  const parts = sheets.flatMap(({ department, items }) => [
    `### ${department}`,
    ...items.flatMap((one) => [
      `**${text([one.product ? productName(one.product) : '', one.categoryName].filter(Boolean).join(' '))}**(${one.role},${text(one.owner)},${adviceDueText(one)}):${text(one.facts)}`,
      list([
        ...one.check.map((check) => `要查:${text(check)}`),
        `要改:${text(one.change)}`,
        `预期:${text(one.expect)}`,
      ]),
    ]),
  ]);
  return ['## 部门行动单', ...parts];
}
