import { RejectedFileError } from '@voc/core';
import Papa from 'papaparse';
import { brokenMark, restoreOwn } from './decode-tolerantly.ts';
import { swallowsRows } from './find-swallowed.ts';
import { RecordSplitter, type RecordText } from './split-records.ts';
import { invalidBytes, maxFieldLength, type TableRow, tooLong } from './table.ts';

/** How the text of a file is cut into cells. */
export interface Delimited {
  delimiter: string;
  /** Cells that most rows have. */
  width: number;
}

const parse = (text: string, delimiter: string): string[][] =>
  Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar: '"' }).data;

function faultOf(record: RecordText, cells: readonly string[]): TableRow['fault'] {
  if (record.cut !== undefined) return tooLong(String(record.cut + 1));
  if (record.text.length > maxFieldLength) {
    const column = cells.findIndex((cell) => cell.length > maxFieldLength);
    if (column >= 0) return tooLong(String(column + 1));
  }
  if (!record.text.includes(brokenMark)) return undefined;
  const column = cells.findIndex((cell) => cell.includes(brokenMark));
  return invalidBytes(column < 0 ? undefined : String(column + 1));
}

function toRow(record: RecordText, cells: readonly string[]): TableRow {
  const fault = faultOf(record, cells);
  const kept = fault?.reason === 'field_too_long' ? cells.map((cell) => cell.slice(0, 64)) : cells;
  const row: TableRow = { no: record.no, cells: kept.map(restoreOwn) };
  if (fault) row.fault = fault;
  return row;
}

/** Parses complete records; blank lines are left out. */
export function parseRecords(records: readonly RecordText[], delimiter: string): TableRow[] {
  const full = records.filter(({ text }) => text.trim() !== '');
  const quoted = full.filter(({ cut, text }) => cut === undefined && text.includes('"'));
  const together = parse(quoted.map(({ text }) => text).join('\n'), delimiter);
  // A record whose quotes papaparse reads otherwise may not shift its neighbours.
  const fits = together.length === quoted.length;
  const cells = new Map<number, string[]>();
  for (const [index, record] of quoted.entries())
    cells.set(record.no, (fits ? together[index] : parse(record.text, delimiter).flat()) ?? []);
  return full.map((record) =>
    toRow(
      record,
      record.cut === undefined
        ? (cells.get(record.no) ?? record.text.split(delimiter))
        : [record.text.slice(0, 64)],
    ),
  );
}

const unclosed = (file: string, row: number): RejectedFileError =>
  new RejectedFileError({
    file,
    row,
    problem: '这一行有一个双引号没有成对,后面的内容无法分行',
    remedy: '补上或删除该行的双引号,或重新导出后再导入',
  });

/**
 * Rows of delimited text of so many columns; RejectedFileError when a quote is still open at the end, or closes only
 * after whole rows, naming where it opened.
 */
export async function* readDelimited(
  texts: AsyncIterable<string>,
  { delimiter, width }: Delimited,
  file: string,
): AsyncGenerator<TableRow[]> {
  const splitter = new RecordSplitter(delimiter);
  const toRows = (records: readonly RecordText[]): TableRow[] => {
    const swallowing = records.find((record) => swallowsRows(record, delimiter, width));
    if (swallowing) throw unclosed(file, swallowing.no);
    return parseRecords(records, delimiter);
  };
  for await (const text of texts) {
    const rows = toRows(splitter.push(text));
    if (rows.length > 0) yield rows;
  }
  const last = splitter.end();
  if (splitter.openQuoteRow !== undefined) throw unclosed(file, splitter.openQuoteRow);
  const rows = toRows(last);
  if (rows.length > 0) yield rows;
}
