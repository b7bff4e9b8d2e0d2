import { RejectedFileError } from '@voc/core';
import { maxFieldLength, type TableRow, tooLong } from '../table.ts';
import { readXml } from './read-xml.ts';
import { showSerial } from './serial-date.ts';
import { RunCollector, unescapeCell } from './shared-strings.ts';
import { provesExact, showNumber } from './show-number.ts';

/** What the cells of all sheets refer to. */
export interface Book {
  strings: readonly string[];
  /** For each cell style, whether it shows numbers as dates. */
  dateStyles: readonly boolean[];
  is1904: boolean;
}

const lastColumn = 16_384;
/** Blank cells before which nothing is said, and to each filled one after that. */
const freeBlanks = 2_000_000;
const maxBlanks = 200;
const letterA = 65;

/** Column of a reference such as `AB12`, counted from 0; undefined for one that no sheet has. */
export function columnOf(reference: string): number | undefined {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - letterA;
    if (letter < 0 || letter > 25) break;
    column = column * 26 + letter + 1;
    if (column > lastColumn) return undefined;
  }
  return column === 0 ? undefined : column - 1;
}

/** Turns the tags of a sheet into rows; rows without any text are left out. */
class SheetReader {
  #rows: TableRow[] = [];
  #no = 0;
  #cells: string[] = [];
  #isBlank = true;
  #blanks = 0;
  #filled = 0;
  #column = -1;
  #type = '';
  #isDate = false;
  #value = '';
  #isValue = false;
  readonly #runs = new RunCollector();
  readonly #book: Book;
  /** Columns in which a number was found that shows all its digits. */
  readonly #exact: Set<number>;

  readonly #file: string;

  constructor(book: Book, exact: Set<number>, file: string) {
    this.#book = book;
    this.#exact = exact;
    this.#file = file;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      const no = Number(attributes.r);
      this.#no = Number.isSafeInteger(no) && no > this.#no ? no : this.#no + 1;
      this.#column = -1;
    } else if (name === 'c') {
      this.#column = columnOf(attributes.r ?? '') ?? this.#column + 1;
      this.#type = attributes.t ?? 'n';
      this.#isDate = this.#book.dateStyles[Number(attributes.s ?? -1)] ?? false;
      this.#value = '';
    } else if (name === 'v') this.#isValue = true;
    else this.#runs.open(name);
  }

  text(text: string): void {
    if (!this.#isValue) this.#runs.add(text);
    else if (this.#value.length <= maxFieldLength) this.#value += text;
  }

  close(name: string): void {
    if (name === 'v') this.#isValue = false;
    else if (name === 'c') this.#put(this.#show());
    else if (name === 'row') this.#finish();
    else this.#runs.close(name);
  }

  take(): TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #show(): string {
    const runs = this.#runs.take();
    if (this.#type === 'inlineStr') return runs;
    if (this.#type === 's') return this.#book.strings[Number(this.#value)] ?? '';
    if (this.#type === 'e') return '';
    if (this.#type === 'b') return this.#value === '1' ? 'TRUE' : 'FALSE';
    if (this.#type !== 'n') return unescapeCell(this.#value);
    return this.#isDate ? this.#showDate() : this.#showNumber();
  }

  #showDate(): string {
    const serial = Number(this.#value);
    return this.#value === '' ? '' : (showSerial(serial, this.#book.is1904) ?? this.#value);
  }

  #showNumber(): string {
    if (this.#value.length > 15 && provesExact(this.#value)) this.#exact.add(this.#column);
    return showNumber(this.#value, this.#exact.has(this.#column));
  }

  #put(cell: string): void {
    if (cell === '' || this.#column >= lastColumn) return;
    this.#filled++;
    this.#blanks += Math.max(0, this.#column - this.#cells.length);
    if (this.#blanks > freeBlanks && this.#blanks > this.#filled * maxBlanks) throw this.#scattered();
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = cell;
    this.#isBlank &&= cell.trim() === '';
  }

  #scattered(): RejectedFileError {
    return new RejectedFileError({
      file: this.#file,
      row: this.#no,
      problem: '工作表里几乎全是空格,有内容的格子散在很远的列上,没有读完',
      remedy: '请把有内容的列复制到新的工作表,另存为 .xlsx 后再导入',
    });
  }

  #finish(): void {
    const cells = this.#cells;
    const isBlank = this.#isBlank;
    this.#cells = [];
    this.#isBlank = true;
    if (isBlank) return;
    const long = cells.findIndex((cell) => cell.length > maxFieldLength);
    if (long < 0) this.#rows.push({ no: this.#no, cells });
    else
      this.#rows.push({
        no: this.#no,
        cells: cells.map((cell) => cell.slice(0, 64)),
        fault: tooLong(String(long + 1)),
      });
  }
}

/**
 * The rows of a sheet with their numbers as Excel shows them. `exact` remembers the columns whose long numbers are
 * whole, from one reading to the next.
 */
export async function* readSheet(
  bytes: AsyncIterable<Uint8Array>,
  book: Book,
  exact: Set<number>,
  file: string,
): AsyncGenerator<TableRow[]> {
  const reader = new SheetReader(book, exact, file);
  for await (const _ of readXml(bytes, reader, file)) {
    const rows = reader.take();
    if (rows.length > 0) yield rows;
  }
}
