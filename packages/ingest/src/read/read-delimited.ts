import { RejectedFileError } from '@voc/core';
import Papa from 'papaparse';
import { brokenMark, ownMark, restoreOwn } from './decode-tolerantly.ts';
import { swallowsRows } from './find-swallowed.ts';
import { RecordSplitter, type RecordText } from './split-records.ts';
import { invalidBytes, maxFieldLength, type TableRow, tooLong } from './table.ts';

/** How the text of a file is cut into cells. */
export interface Delimited {
  delimiter: string;
  /** Cells that most rows have. */
  width: number;
}

const quote = 34;

const parse = (text: string, delimiter: string): string[] =>
  Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar: '"' }).data.flat();

/** Where the quote stands that closes a field whose text begins at `from`; -1 without one. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2);
  return at;
}

/**
 * Cells of a record with quotes as exports write them, each quoted field as a whole and quotes in it doubled; undefined
 * for every other record. Papaparse takes several times as long.
 */
function splitQuoted(text: string, delimiter: string): string[] | undefined {
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const isQuoted = text.charCodeAt(at) === quote;
    const from = isQuoted ? at + 1 : at;
    const found = isQuoted ? closingQuote(text, from) : text.indexOf(delimiter, from);
    if (isQuoted && found < 0) return undefined;
    const to = found < 0 ? text.length : found;
    const cell = text.slice(from, to);
    cells.push(isQuoted && cell.includes('"') ? cell.replaceAll('""', '"') : cell);
    const end = isQuoted ? to + 1 : to;
    if (end === text.length) return cells;
    if (isQuoted && text.charAt(end) !== delimiter) return undefined;
    at = end + 1;
  }
}

function cellsOf({ cut, text }: RecordText, delimiter: string): string[] {
  if (cut !== undefined) return [text.slice(0, 64)];
  if (!text.includes('"')) return text.split(delimiter);
  return splitQuoted(text, delimiter) ?? parse(text, delimiter);
}

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
  const row: TableRow = { no: record.no, cells: record.text.includes(ownMark) ? kept.map(restoreOwn) : kept };
  if (fault) row.fault = fault;
  return row;
}

/** Parses complete records; blank lines are left out. */
export function parseRecords(records: readonly RecordText[], delimiter: string): TableRow[] {
  const rows: TableRow[] = [];
  for (const record of records)
    if (record.text.trim() !== '') rows.push(toRow(record, cellsOf(record, delimiter)));
  return rows;
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
