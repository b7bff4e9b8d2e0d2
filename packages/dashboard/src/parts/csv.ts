export type Cell = string | number | null | undefined;

export interface Column<Row> {
  title: string;
  value(row: Row): Cell;
}

/** What a spreadsheet would take for a formula begins with one of these. */
const formula = /^[\s]*[=+\-@\t\r|%＝＋－＠]/;

/** A text as a field: formulas get a leading apostrophe, quotes are doubled; numbers stay numbers. */
export function toField(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV with a byte order mark, so that Excel reads Chinese text. */
export function toCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ title }) => toField(title)),
    ...rows.map((row) => columns.map(({ value }) => toField(value(row)))),
  ];
  return `\uFEFF${lines.map((fields) => fields.join(',')).join('\r\n')}\r\n`;
}
