import { type ActionStep, actionStageOf } from '@voc/report';
import type { ActionRow } from '../views/actions-store.ts';
import { columnNames, stageNames } from './action-columns.ts';
import { type CsvCell, writeCsv } from './write-csv.ts';

type Column = [title: string, of: (action: ActionRow, steps: readonly ActionStep[]) => CsvCell];

const columns: readonly Column[] = [
  [columnNames.id, ({ actionId }) => actionId],
  [columnNames.stage, (_, steps) => stageNames[actionStageOf(steps)]],
  [columnNames.note, (_, steps) => steps.at(-1)?.note ?? ''],
  ['款号', ({ productId }) => productId],
  ['产品', ({ productName }) => productName],
  ['类别', ({ category }) => category],
  ['原因', ({ cause }) => cause],
  ['负责人', ({ owner }) => owner],
  ['级别', ({ grade }) => grade],
  ['提出日期', ({ openedOn }) => openedOn],
  ['截止', ({ dueOn }) => dueOn],
  ['预期效果', ({ expectedEffect }) => expectedEffect],
  ['提出人', ({ raisedBy }) => raisedBy],
  ['关闭', ({ closedOn }) => closedOn],
];

/** Actions as CSV for a ticket system or a spreadsheet; it can be read again once stages in it were changed. */
export const writeActions = (
  actions: readonly ActionRow[],
  stepsOf: ReadonlyMap<string, readonly ActionStep[]>,
): string =>
  writeCsv(
    columns.map(([title]) => title),
    actions.map((action) => columns.map(([, of]) => of(action, stepsOf.get(action.actionId) ?? []))),
  );
