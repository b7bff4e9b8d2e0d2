import type { Cell, SheetColumn } from './sheet.ts';

/** Points of a line in the default font, and the most that a row may have. */
const line = 15;
const highest = 409;

/** Of a letter in characters of the default font, with room for what another font takes more. */
const letterWidth = (letter: string): number => (/[\u2e80-\uffef]|\p{Script=Han}/u.test(letter) ? 2.2 : 1.1);

function linesOf(text: string, width: number): number {
  const parts = text.split('\n');
  return parts.reduce((sum, part) => {
    const wide = [...part].reduce((all, letter) => all + letterWidth(letter), 0);
    return sum + Math.max(1, Math.ceil(wide / width));
  }, 0);
}

/**
 * Height of a row whose texts wrap; undefined for one line. Not every spreadsheet fits rows when it opens a file, and one
 * that does not shows the first line alone.
 */
export function rowHeight(row: readonly Cell[], columns: readonly SheetColumn[]): number | undefined {
  const lines = columns.map(({ kind, width }, i) => {
    const cell = row[i];
    return kind === 'text' && typeof cell === 'string' ? linesOf(cell, width) : 1;
  });
  const most = Math.max(1, ...lines);
  return most === 1 ? undefined : Math.min(highest, most * line);
}
