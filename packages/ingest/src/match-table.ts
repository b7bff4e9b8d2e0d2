import { basename } from 'node:path';
import { RejectedFileError } from '@voc/core';
import { checkColumns } from './check-columns.ts';
import { isHeader } from './inspect/read-sheet.ts';
import { cleanText } from './map/clean-text.ts';
import { masked } from './map/voice-fields.ts';
import { type Detection, detectMapping, type MappingMatch } from './mapping/detect.ts';
import type { Mapping } from './mapping/schema.ts';
import type { Table, TableRow } from './read/table.ts';
import { UnknownLayoutError } from './unknown-layout-error.ts';

export interface TableMatch extends MappingMatch {
  /** Number of the last record of the header; 0 without one. */
  headerRow: number;
  /** Column names as written. */
  header: readonly string[];
  /** The sheet or table that is read, of those that the file has. */
  part: number;
}

/** Titles, filters and blank rows may stand above the header. */
const headerRows = 10;

const longestName = 20;

/** The names that were read; of a row of values, which are the customers', none, and of numbers in names their kind. */
function describeColumns(header: readonly string[]): string {
  if (!isHeader(header)) return '第一行不是列名';
  const names = header.slice(0, 12).map((name) => {
    const safe = masked(cleanText(name), 'shown to nobody').replaceAll(/#[0-9a-z]{10}\]/gu, ']');
    return safe.slice(0, longestName);
  });
  return `读到的列:${names.join('、')}`;
}

function refuse(detection: Detection, file: string, header: readonly string[], row = 1): never {
  const columns = describeColumns(header);
  if (detection.status === 'tie')
    throw new RejectedFileError({
      file,
      row,
      problem: `有多个来源映射同样适合这个文件(${detection.names.join('、')})`,
      remedy: '请在 seeds/sources 里给其中一个映射加上能区分的列名',
    });
  const closest = detection.status === 'unknown' ? detection.closest : undefined;
  const missing = closest?.missing.map((name) => `「${name}」`).join('、');
  throw new UnknownLayoutError({
    file,
    row,
    problem:
      closest && missing
        ? `认不出的表格布局(${columns});与「${closest.name}」最接近,但缺少列 ${missing}`
        : `认不出的表格布局,找不到文字列(${columns})`,
    remedy: '请核对导出的模板和列名;是新的布局时,用 voc inspect 查看建议的映射,核对后加 --save-mapping 保存',
  });
}

const filledCells = ({ cells }: TableRow): number => cells.filter((cell) => cell.trim() !== '').length;

/** A header of two rows, of which the lower tells the columns under a merged cell of the upper. */
const join = (upper: readonly string[], lower: readonly string[]): string[] =>
  Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const name = lower[at] ?? '';
    return name.trim() === '' ? (upper[at] ?? '') : name;
  });

type Found = Omit<TableMatch, 'part'>;

function matchRow(cells: readonly string[], no: number, mappings: readonly Mapping[]): Found | undefined {
  const detection = detectMapping(cells, mappings);
  if (detection.status !== 'found') return undefined;
  if (detection.match.hasHeader) return { ...detection.match, headerRow: no, header: cells };
  return { ...detection.match, headerRow: 0, header: cells.map((_, index) => String(index + 1)) };
}

/** The first row that is a header, by itself or with the row below where that names more columns. */
function matchRows(rows: readonly TableRow[], mappings: readonly Mapping[]): Found | undefined {
  for (const [index, row] of rows.slice(0, headerRows).entries()) {
    if (filledCells(row) < 2) continue;
    const alone = matchRow(row.cells, row.no, mappings);
    const next = rows[index + 1];
    const both = next && matchRow(join(row.cells, next.cells), next.no, mappings);
    if (both?.hasHeader && both.score > (alone?.score ?? 0)) return both;
    if (alone) return alone;
  }
  return undefined;
}

function refuseRows(rows: readonly TableRow[], mappings: readonly Mapping[], file: string): never {
  const looked = rows.slice(0, headerRows);
  const widest = looked.reduce<TableRow>((a, b) => (filledCells(b) > filledCells(a) ? b : a), {
    no: 1,
    cells: [],
  });
  return refuse(detectMapping(widest.cells, mappings), file, widest.cells, widest.no);
}

/** The sheets or tables of a file that are exports, those without any row below their header only if all are. */
function matchParts(table: Table, mappings: readonly Mapping[], file: string): TableMatch[] {
  const found = (table.parts ?? [table]).flatMap(({ preview }, part) => {
    const match = matchRows(preview, mappings);
    if (!match) return [];
    const { header, headerRow } = match;
    const rows = preview.filter(({ no, fault }) => no > headerRow && !fault);
    checkColumns({ file, match, header, headerRow, rows });
    return [{ match: { ...match, part }, isEmpty: preview.every(({ no }) => no <= headerRow) }];
  });
  const filled = found.filter(({ isEmpty }) => !isEmpty);
  return (filled.length > 0 ? filled : found.slice(0, 1)).map(({ match }) => match);
}

/**
 * The mapping that fits each part of a table and the place of its header; at least one. Throws RejectedFileError when
 * none does, and where the columns found cannot be read (`checkColumns`).
 */
export function matchTables(table: Table, mappings: readonly Mapping[]): [TableMatch, ...TableMatch[]] {
  const file = table.file ?? basename(table.path);
  if (table.keys) {
    const detection = detectMapping(table.keys, mappings);
    if (detection.status !== 'found') return refuse(detection, file, table.keys);
    return [{ ...detection.match, headerRow: 0, header: table.keys, part: 0 }];
  }
  const [first, ...others] = matchParts(table, mappings, file);
  return first ? [first, ...others] : refuseRows(table.preview, mappings, file);
}

/** The first of `matchTables`. */
export const matchTable = (table: Table, mappings: readonly Mapping[]): TableMatch =>
  matchTables(table, mappings)[0];
