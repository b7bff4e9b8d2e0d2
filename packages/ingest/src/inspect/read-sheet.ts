import type { Table, TableRow } from '../read/table.ts';
import { lookAt } from './column-look.ts';
import type { Sheet } from './propose-mapping.ts';

/** A sheet with the numbers of its rows in the file. */
export interface ReadSheet extends Sheet {
  numbers: readonly number[];
}

/** Enough rows to see what a column holds. */
const looked = 300;
/** Titles, filters and blank rows may stand above the header. */
const headerRows = 10;
const longestName = 20;

const filledCells = ({ cells }: TableRow): number => cells.filter((cell) => cell.trim() !== '').length;

/** A row of names: no time, no number, no sentence in it. */
export function isHeader(cells: readonly string[]): boolean {
  return cells.every((cell) => {
    const text = cell.trim();
    if (text === '') return true;
    const { instant, rating, order } = lookAt([text]);
    return (
      text.length <= longestName &&
      !/^[\d.,]+$|[,。!?!?]/u.test(text) &&
      Math.max(instant, rating, order) === 0
    );
  });
}

async function firstRows(table: Table, after: number): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of table.batches()) {
    rows.push(...batch.filter(({ no, fault }) => no > after && !fault));
    if (rows.length >= looked) break;
  }
  return rows.slice(0, looked);
}

/** The header of a table of unknown layout, if it has one, and its first rows. */
export async function readSheet(table: Table): Promise<ReadSheet> {
  const widest = table.preview
    .slice(0, headerRows)
    .reduce<TableRow>((a, b) => (filledCells(b) > filledCells(a) ? b : a), { no: 0, cells: [] });
  const hasHeader = table.keys !== undefined || isHeader(widest.cells);
  const names = table.keys ?? widest.cells;
  const rows = await firstRows(table, table.keys || !hasHeader ? 0 : widest.no);
  return {
    hasHeader,
    header: hasHeader ? names : names.map((_, at) => String(at + 1)),
    rows: rows.map(({ cells }) => cells),
    numbers: rows.map(({ no }) => no),
  };
}
