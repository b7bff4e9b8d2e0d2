import Papa from 'papaparse';

export type CsvCell = string | number | null;

/** What a spreadsheet would take for a formula begins with one of these, also behind spaces of any kind. */
const formula = /^\s*[=+\-@\t\r|%＝＋－＠]/;

/** Text that a spreadsheet would take for a number, a date or a time, and lose digits of; a day is the same either way. */
const figure = /^(?=.*\d)[\d.,:/\-\sEe+%年月日]+$/;
const day = /^\d{4}-\d\d-\d\d(?: \d\d:\d\d)?$/;

/** A text that stays text in a spreadsheet: a formula behind an apostrophe, a figure before a tab, as shops export their ids. */
function asText(text: string): string {
  if (formula.test(text)) return `'${text}`;
  return figure.test(text) && !day.test(text) ? `${text}\t` : text;
}

/** The text that was written, without what keeps it text. */
export const readText = (cell: string): string => cell.trim().replace(/^'(?=\s*[=+\-@\t\r|%＝＋－＠])/, '');

/** A table as CSV (RFC 4180) with a byte order mark, so that Excel reads Chinese; the pages write theirs by the same rule. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const data = [columns, ...rows].map((cells) =>
    cells.map((cell) => (typeof cell === 'string' ? asText(cell) : cell)),
  );
  return `\uFEFF${Papa.unparse(data, { newline: '\r\n' })}\r\n`;
}
