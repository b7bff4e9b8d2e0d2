import { normalizeHeader } from '../mapping/normalize-header.ts';
import type { RowFault, TableRow } from '../read/table.ts';
import { cleanText } from './clean-text.ts';
import type { Mapper } from './create-mapper.ts';
import { RowFaultError } from './read-fields.ts';
import type { MappedRow } from './types.ts';
import { masked } from './voice-fields.ts';

/** Columns are named by their place until the header is known. */
const nameColumn = (column: string | undefined, header: readonly string[]): string | undefined => {
  if (column === undefined || !/^\d+$/.test(column)) return column;
  return cleanText(header[Number(column) - 1] ?? column) || column;
};

// A cell that stands in a wrong column may hold a customer's words.
const fit = ({ reason, column, detail }: RowFault, header: readonly string[], key: string): RowFault => ({
  reason,
  column: nameColumn(column, header),
  detail: masked(cleanText(detail), key),
});

/** Exports that were pasted together bring their header along. */
const isHeader = (cells: readonly string[], header: readonly string[]): boolean =>
  header.length > 1 &&
  cells[1] === header[1] &&
  header.every((name, at) => normalizeHeader(cells[at] ?? '') === normalizeHeader(name));

/** What a row tells, or why it is set aside, in words that may be stored. */
export function mapRow(row: TableRow, header: readonly string[], mapper: Mapper): MappedRow | RowFault {
  if (row.fault) return fit(row.fault, header, mapper.secretKey);
  const width = header.length;
  if (row.cells.length > width && row.cells.slice(width).some((cell) => cell.trim() !== ''))
    return {
      reason: 'column_count',
      detail: `该行有 ${row.cells.length} 列,表头只有 ${width} 列,可能文字里的分隔符没有加引号`,
    };
  if (isHeader(row.cells, header)) return { reason: 'repeated_header', detail: '这一行又是一次表头' };
  try {
    return mapper.map(row.cells, row.no);
  } catch (error) {
    if (error instanceof RowFaultError) return fit(error.fault, header, mapper.secretKey);
    throw error;
  }
}

/** True for a row that is set aside. */
export const isFault = (mapped: MappedRow | RowFault): mapped is RowFault => !('type' in mapped);
