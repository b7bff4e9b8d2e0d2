import { basename } from 'node:path';
import Papa from 'papaparse';
import { chooseEncoding } from '../../read/choose-encoding.ts';
import type { TextEncoding } from '../../read/detect-encoding.ts';
import { openTable } from '../../read/open-table.ts';
import { writeWorkbook } from '../write-workbook.ts';
import { encodeText } from './encode-text.ts';

/** A file that mutations are made of: its bytes, and its cells where a mutation is one of the table. */
export interface SourceTable {
  name: string;
  isText: boolean;
  encoding: TextEncoding;
  bytes: Buffer;
  /** The header first. */
  rows: readonly (readonly string[])[];
  /** The same kind of file with other cells. */
  write(rows: readonly (readonly string[])[]): Buffer;
  /** Data rows of a changed file, counted by another parser; undefined where its first row is not the header. */
  count(bytes: Buffer): number | undefined;
}

const headLength = 65_536;

interface TextTable {
  rows: SourceTable['rows'];
  write(rows: SourceTable['rows']): string;
  count(text: string): number | undefined;
}

function jsonTable(text: string, limit: number): TextTable {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const records = lines.slice(0, limit).map((line): Record<string, unknown> => JSON.parse(line));
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const rows = records.map((record) => keys.map((key) => JSON.stringify(record[key] ?? null)));
  const line = (names: readonly string[], cells: readonly string[]): string =>
    `{${names.map((name, at) => `${JSON.stringify(name)}:${cells[at] || 'null'}`).join(',')}}\n`;
  return {
    rows: [keys, ...rows],
    count: (changed: string) =>
      changed.startsWith('{"') ? changed.split('\n').filter((one) => one.trim() !== '').length : undefined,
    write: ([names = [], ...cells]) => cells.map((row) => line(names, row)).join(''),
  };
}

function delimitedTable(text: string, limit: number): TextTable {
  const first = text.slice(0, Math.max(0, text.indexOf('\n')));
  const delimiter = first.split('\t').length > first.split(',').length ? '\t' : ',';
  const options = { delimiter, newline: '\n' as const, preview: limit + 1, skipEmptyLines: true };
  const parsed = Papa.parse<string[]>(text.replaceAll(/\r+\n/g, '\n'), options).data;
  const header = JSON.stringify(parsed[0]);
  // A header that stands there twice may become one of two rows, and then is no data row.
  const rows = parsed.filter((row, at) => at === 0 || JSON.stringify(row) !== header);
  return {
    rows,
    count: (changed) => {
      const found = Papa.parse<string[]>(changed, { delimiter, newline: '\n' }).data;
      const filled = found.filter((row) => row.length > 1 || row[0]?.trim() !== '');
      return JSON.stringify(filled[0]) === header ? filled.length - 1 : undefined;
    },
    write: (cells) =>
      `${Papa.unparse(
        cells.map((row) => [...row]),
        { delimiter, newline: '\n' },
      )}\n`,
  };
}

function textTable(name: string, content: Buffer, limit: number): SourceTable {
  const encoding = chooseEncoding(content.subarray(0, headLength))?.encoding ?? 'utf-8';
  const text = new TextDecoder(encoding).decode(content);
  const table = text.trimStart().startsWith('{') ? jsonTable(text, limit) : delimitedTable(text, limit);
  const write = (rows: SourceTable['rows']): Buffer => encodeText(table.write(rows), encoding);
  const count = (bytes: Buffer): number | undefined => table.count(new TextDecoder(encoding).decode(bytes));
  return { name, isText: true, encoding, bytes: write(table.rows), rows: table.rows, write, count };
}

function workbookOf(rows: SourceTable['rows']): Buffer {
  const strings = [...new Set(rows.flat())];
  const places = new Map(strings.map((text, at) => [text, at]));
  const cells = (row: readonly string[]): string =>
    row.map((cell) => `<c t="s"><v>${places.get(cell)}</v></c>`).join('');
  const sheet = rows.map((row, at) => `<row r="${at + 1}">${cells(row)}</row>`).join('');
  return writeWorkbook({ sheets: [{ name: '数据', rows: sheet }], strings });
}

async function workbookTable(path: string, bytes: Buffer, limit: number): Promise<SourceTable> {
  const rows: (readonly string[])[] = [];
  for await (const some of (await openTable(path)).batches()) rows.push(...some.map(({ cells }) => cells));
  const kept = rows.slice(0, limit + 1);
  return {
    name: basename(path),
    isText: false,
    encoding: 'utf-8',
    bytes,
    rows: kept,
    write: workbookOf,
    count: () => undefined,
  };
}

/** Reads a file for mutation, with at most so many data rows of it, by other means than those that are tested. */
export async function readSourceTable(path: string, bytes: Buffer, limit: number): Promise<SourceTable> {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return workbookTable(path, bytes, limit);
  return textTable(basename(path), bytes, limit);
}
