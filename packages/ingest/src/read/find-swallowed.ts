import type { RecordText } from './split-records.ts';

/** Narrower rows cannot be told from a text with a comma in each line. */
const leastWidth = 4;
/** So many whole rows inside of one field are no customer's text. */
const leastRows = 3;
const lookedLines = 200;

const countOf = (line: string, delimiter: string): number => line.split(delimiter).length;

/** Index of the character that decides whether a quote closes its field. */
function afterQuote(text: string, at: number): number {
  let next = at + 1;
  while (text[next] === ' ' || text[next] === '\r') next++;
  return next;
}

/**
 * True where inside of a quoted field of several lines a quote stands as at the beginning of a field: there the next
 * row had its own quoted field.
 */
function opensTwice(text: string, delimiter: string): boolean {
  const ends = (character: string | undefined): boolean =>
    character === undefined || character === delimiter || character === '\n';
  let openedAt = -1;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    if (openedAt < 0) {
      if (ends(text[at - 1])) openedAt = at;
    } else if (text[at + 1] === '"') at++;
    else if (ends(text[afterQuote(text, at)])) openedAt = -1;
    else if (ends(text[at - 1]) && text.lastIndexOf('\n', at) > openedAt) return true;
  }
  return false;
}

function hasWholeRows(text: string, delimiter: string, width: number): boolean {
  if (width < leastWidth) return false;
  const lines = text.split('\n', lookedLines + 1).slice(1, -1);
  if (lines.length < leastRows) return false;
  const rows = lines.filter((line) => countOf(line, delimiter) === width).length;
  return rows >= leastRows && rows * 2 > lines.length;
}

/**
 * True for a record in which a quote was opened and never closed, so that rows after it became text of one field:
 * the field opens a quote a second time, or most of its lines have the width of a whole row.
 */
export const swallowsRows = ({ text }: RecordText, delimiter: string, width: number): boolean =>
  text.includes('\n') && (opensTwice(text, delimiter) || hasWholeRows(text, delimiter, width));
