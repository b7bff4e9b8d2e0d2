import { createRequire } from 'node:module';
import type * as ExcelJS from 'exceljs';
import { freezeZip } from './freeze-zip.ts';
import { rowHeight } from './row-height.ts';
import type { Cell, CellKind, Sheet } from './sheet.ts';

let loaded: typeof ExcelJS | undefined;

/** Read when the first workbook is written: it takes half a second that no other command should wait for. */
export function loadExcel(): typeof ExcelJS {
  loaded ??= createRequire(import.meta.url)('exceljs') as typeof ExcelJS;
  return loaded;
}

/** Text has the format of text, so that a cell edited in Excel does not turn `=1+1` into a formula. */
const formats: Record<CellKind, string> = {
  text: '@',
  count: '#,##0',
  number: '#,##0.00',
  rate: '0.00"‰"',
  share: '0.0%',
  day: 'yyyy-mm-dd',
};

/** All columns on one sheet of paper, the header on each. */
const a4 = 9;

const epoch = new Date(0);
const longestText = 32_767;

/** What a workbook cannot hold as it is: a carriage return, and text that looks like its own escapes. */
const escapeText = (text: string): string =>
  text
    .slice(0, longestText)
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replaceAll('\r', '_x000D_');

function toValue(cell: Cell, kind: CellKind): string | number | Date | null {
  // An empty text is an empty cell, as every spreadsheet takes it.
  if (cell === '') return null;
  if (typeof cell !== 'string') return cell;
  return kind === 'day' ? new Date(`${cell}T00:00:00Z`) : escapeText(cell);
}

function addSheet(workbook: ExcelJS.Workbook, { name, columns, rows }: Sheet): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      paperSize: a4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
    headerFooter: { oddFooter: `&L${name}&R&P/&N` },
  });
  sheet.columns = columns.map(({ kind, width }) => ({
    width,
    style: { numFmt: formats[kind], alignment: { vertical: 'top', wrapText: kind === 'text' } },
  }));
  sheet.addRow(columns.map(({ title }) => title));
  const head = sheet.getRow(1);
  head.font = { bold: true };
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEF1F6' } };
  for (const row of rows) {
    const added = sheet.addRow(row.map((cell, i) => toValue(cell, columns[i]?.kind ?? 'text')));
    const height = rowHeight(row, columns);
    if (height !== undefined) added.height = height;
  }
  const last = { row: rows.length + 1, column: columns.length };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: last };
}

/** A workbook of these sheets, the same bytes for the same sheets. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const workbook = new (loadExcel().Workbook)();
  workbook.created = epoch;
  workbook.modified = epoch;
  for (const sheet of sheets) addSheet(workbook, sheet);
  return freezeZip(new Uint8Array(await workbook.xlsx.writeBuffer()));
}
