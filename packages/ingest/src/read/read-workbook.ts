import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { RejectedFileError } from '@voc/core';
import ExcelJs from 'exceljs';
import { maxFieldLength, type Table, type TableRow, tooLong } from './table.ts';

const batchLength = 500;
const looked = 30;
const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

// A workbook's dates have no zone: what the cell shows is kept, not the instant.
const showDate = (date: Date): string =>
  `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())} ` +
  `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;

/** What a cell shows: rich text joined, formulas by their result, dates as `2026-11-10 09:30:00`. */
export function showCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return showDate(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText.map((part: unknown) => showCell(part)).join('');
  if ('text' in value) return showCell(value.text);
  if ('result' in value) return showCell(value.result);
  return '';
}

const isDamaged = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);

function toRow(no: number, values: readonly unknown[]): TableRow {
  const damaged = values.findIndex(isDamaged);
  const cells = values.map(showCell);
  const long = cells.findIndex((cell) => cell.length > maxFieldLength);
  if (long >= 0)
    return { no, cells: cells.map((cell) => cell.slice(0, 64)), fault: tooLong(String(long + 1)) };
  if (damaged < 0) return { no, cells };
  return {
    no,
    cells,
    fault: {
      reason: 'bad_value',
      column: String(damaged + 1),
      detail: '编号以数字存放,超过 15 位的末几位已丢失,请在导出时按文本保存编号',
    },
  };
}

async function* readRows(path: string, file: string): AsyncGenerator<TableRow> {
  try {
    const workbook = new ExcelJs.stream.xlsx.WorkbookReader(createReadStream(path), {
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
      worksheets: 'emit',
      entries: 'emit',
    });
    for await (const sheet of workbook) {
      let found = 0;
      for await (const row of sheet) {
        const values = Array.isArray(row.values) ? Array.from(row.values).slice(1) : [];
        if (values.every((value) => showCell(value).trim() === '')) continue;
        found++;
        yield toRow(row.number, values);
      }
      // Only the first sheet that holds rows is data; later ones are notes and pivots.
      if (found > 0) return;
    }
  } catch (cause) {
    throw new RejectedFileError(
      { file, problem: '这个 XLSX 文件已损坏或不是工作簿', remedy: '请用 Excel 打开并另存为 .xlsx 后再导入' },
      { cause },
    );
  }
}

async function* inBatches(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow[]> {
  let batch: TableRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < batchLength) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function* readAll(
  path: string,
  file: string,
  onBytes?: (chunk: Uint8Array) => void,
): AsyncGenerator<TableRow[]> {
  if (onBytes)
    for await (const chunk of createReadStream(path)) if (chunk instanceof Uint8Array) onBytes(chunk);
  yield* inBatches(readRows(path, file));
}

/** Opens a workbook; RejectedFileError when it is damaged or holds no rows. */
export async function openWorkbook(path: string): Promise<Table> {
  const file = basename(path);
  const preview: TableRow[] = [];
  for await (const row of readRows(path, file)) {
    preview.push(row);
    if (preview.length >= looked) break;
  }
  if (preview.length === 0)
    throw new RejectedFileError({
      file,
      problem: '工作簿里没有数据',
      remedy: '请确认导出成功,重新导出后再导入',
    });
  return {
    path,
    encoding: 'utf-8',
    format: 'xlsx',
    keys: undefined,
    preview,
    batches: (onBytes) => readAll(path, file, onBytes),
  };
}
