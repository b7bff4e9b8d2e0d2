import { type ActionStep, actionStageOf } from '@voc/report';
import Papa from 'papaparse';
import type { ActionRow } from '../views/actions-store.ts';
import { columnNames, stageNames } from './action-columns.ts';

/**
 * Actions as a CSV file with a byte order mark, for a ticket system or a spreadsheet; what a spreadsheet would run as a formula
 * begins with an apostrophe. It can be read again once stages in it were changed.
 */
export function writeActions(
  actions: readonly ActionRow[],
  stepsOf: ReadonlyMap<string, readonly ActionStep[]>,
): string {
  const rows = actions.map((action) => {
    const steps = stepsOf.get(action.actionId) ?? [];
    return {
      [columnNames.id]: action.actionId,
      [columnNames.stage]: stageNames[actionStageOf(steps)],
      [columnNames.note]: steps.at(-1)?.note ?? '',
      款号: action.productId ?? '',
      产品: action.productName ?? '',
      类别: action.category,
      原因: action.cause,
      负责人: action.owner,
      级别: action.grade,
      提出日期: action.openedOn,
      截止: action.dueOn,
      预期效果: action.expectedEffect,
      提出人: action.raisedBy,
      关闭: action.closedOn ?? '',
    };
  });
  return `\uFEFF${Papa.unparse(rows, { escapeFormulae: true, newline: '\n' })}\n`;
}
