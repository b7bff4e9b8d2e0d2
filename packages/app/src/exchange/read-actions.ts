import { UsageError } from '@voc/core';
import type { ActionStage } from '@voc/report';
import Papa from 'papaparse';
import { columnNames, stageNamed, stageNames } from './action-columns.ts';
import { readText } from './write-csv.ts';

/** Where a ticket system says that an action stands. */
export interface WantedStage {
  /** In the file, the heading being row 1. */
  row: number;
  id: string;
  /** Undefined where the file names no stage that there is. */
  stage: ActionStage | undefined;
  note: string | null;
}

export const mostRows = 5000;
const longestNote = 500;

/** Reads a table of actions; UsageError, in words for staff, for what is none. */
export function readActions(text: string): WantedStage[] {
  const { data, meta } = Papa.parse<Record<string, string | undefined>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim(),
  });
  const missing = [columnNames.id, columnNames.stage].filter((name) => !meta.fields?.includes(name));
  if (missing.length > 0)
    throw new UsageError(`缺少列:${missing.join('、')};请用 UTF-8 的 CSV,列名同导出的文件`);
  if (data.length > mostRows) throw new UsageError(`最多 ${mostRows} 行,请分几个文件`);
  const cell = (row: Record<string, string | undefined>, name: string): string => readText(row[name] ?? '');
  return data.map((row, at) => ({
    row: at + 2,
    id: cell(row, columnNames.id),
    stage: stageNamed(cell(row, columnNames.stage)),
    note: cell(row, columnNames.note).slice(0, longestNote) || null,
  }));
}

export const stageList = Object.values(stageNames).join('、');
