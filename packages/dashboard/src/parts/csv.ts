export type Cell = string | number | null | undefined;

export interface Column<Row> {
  title: string;
  value(row: Row): Cell;
}

/** What a spreadsheet would take for a formula begins with one of these. */
const formula = /^\s*[=+\-@\t\r|%＝＋－＠]/;

/** Text that a spreadsheet would take for a number, a date or a time, and lose digits of; a day is the same either way. */
const figure = /^(?=.*\d)[\d.,:/\-\sEe+%年月日]+$/;
const day = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d)?$/;

function asText(text: string): string {
  if (formula.test(text)) return `'${text}`;
  return figure.test(text) && !day.test(text) ? `${text}\t` : text;
}

/** A text as a field: a formula behind an apostrophe, a figure before a tab, quotes doubled; numbers stay numbers. */
export function toField(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = asText(cell);
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
