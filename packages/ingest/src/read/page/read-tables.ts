import { RejectedFileError } from '@voc/core';
import { Parser } from 'htmlparser2';
import { brokenMark, restoreOwn } from '../decode-tolerantly.ts';
import { invalidBytes, maxFieldLength, type TableRow, tooLong } from '../table.ts';
import { CellLayout, type SpanningCell, spanOf } from './lay-out-cells.ts';

/** A row and the table of the page that it stands in, counted from 0. */
export interface PageRow {
  part: number;
  row: TableRow;
}

interface OpenTable {
  part: number;
  layout: CellLayout;
  cells: SpanningCell[];
  cell: SpanningCell | undefined;
}

const maxDepth = 512;
const lastColumn = 16_384;
/** Excel 2003 wrote workbooks as XML with tags of its own. */
const spreadsheetTags: Record<string, string> = { row: 'tr', cell: 'td' };
const silent = new Set(['script', 'style']);
const lines = new Set(['br', 'p', 'div']);

type Attributes = Readonly<Record<string, string>>;

function toRow(no: number, cells: readonly string[]): TableRow {
  const long = cells.findIndex((cell) => cell.length > maxFieldLength);
  if (long >= 0)
    return { no, cells: cells.map((cell) => cell.slice(0, 64)), fault: tooLong(String(long + 1)) };
  const broken = cells.findIndex((cell) => cell.includes(brokenMark));
  const row: TableRow = { no, cells: cells.map(restoreOwn) };
  if (broken >= 0) row.fault = invalidBytes(String(broken + 1));
  return row;
}

/** Blanks and line ends of the source are one blank, as a browser shows them. */
const tidy = (text: string): string =>
  text
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();

/** The rows of all tables of a page, numbered through the page (or each sheet) as Excel shows them. */
export class TablesReader {
  readonly #parser: Parser;
  readonly #file: string;
  #rows: PageRow[] = [];
  #open: OpenTable[] = [];
  #tables = 0;
  #no = 0;
  #depth = 0;
  #silent = 0;
  #isSpreadsheet = false;

  constructor(file: string) {
    this.#file = file;
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => this.#openTag(name, attributes),
        ontext: (text) => this.#addText(text.replace(/\s+/g, ' ')),
        onclosetag: (name) => this.#closeTag(name),
      },
      { recognizeSelfClosing: true, recognizeCDATA: true },
    );
  }

  push(text: string): PageRow[] {
    this.#parser.write(text);
    return this.#take();
  }

  /** RejectedFileError where a table has no end: the rest of the file is missing. */
  end(): PageRow[] {
    if (this.#open.length > 0)
      throw new RejectedFileError({
        file: this.#file,
        row: this.#no,
        problem: '表格在这一行之后没有结尾,文件没有下载完整',
        remedy: '请重新导出后再导入',
      });
    this.#parser.end();
    return this.#take();
  }

  #take(): PageRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #openTag(name: string, attributes: Attributes): void {
    if (++this.#depth > maxDepth)
      throw new RejectedFileError({
        file: this.#file,
        problem: `网页的标签嵌套超过 ${maxDepth} 层,没有读取`,
        remedy: '请从平台后台导出 CSV 或 XLSX 格式后再导入',
      });
    if (name === 'workbook') this.#isSpreadsheet = true;
    if (silent.has(name)) this.#silent++;
    if (name === 'table')
      this.#open.push({ part: this.#tables++, layout: new CellLayout(), cells: [], cell: undefined });
    if (name === 'worksheet') this.#no = 0;
    const table = this.#open.at(-1);
    if (!table) return;
    const tag = this.#tag(name);
    if (tag === 'tr') this.#openRow(table, attributes);
    else if (tag === 'td' || tag === 'th') this.#openCell(table, attributes);
    else if (lines.has(tag)) this.#addText('\n');
  }

  #closeTag(name: string): void {
    this.#depth--;
    if (silent.has(name)) this.#silent--;
    const table = this.#open.at(-1);
    if (!table) return;
    const tag = this.#tag(name);
    if (tag === 'table') this.#open.pop();
    else if (tag === 'tr') this.#closeRow(table);
    else if (tag === 'td' || tag === 'th') table.cell = undefined;
    else if (tag === 'p' || tag === 'div') this.#addText('\n');
  }

  #tag(name: string): string {
    return this.#isSpreadsheet ? (spreadsheetTags[name] ?? name) : name;
  }

  #openRow(table: OpenTable, attributes: Attributes): void {
    const no = Number(attributes['ss:index']);
    this.#no = Number.isSafeInteger(no) && no > this.#no ? no : this.#no + 1;
    table.cells = [];
  }

  #openCell(table: OpenTable, attributes: Attributes): void {
    const across = attributes['ss:mergeacross'];
    const at = Number(attributes['ss:index']) - 1;
    table.cell = {
      text: '',
      columns: across === undefined ? spanOf(attributes.colspan) : spanOf(across) + 1,
      rows: spanOf(attributes.rowspan),
      at: at > 0 && at < lastColumn ? at : undefined,
    };
    table.cells.push(table.cell);
  }

  #closeRow(table: OpenTable): void {
    const cells = table.layout.row(table.cells.map((cell) => ({ ...cell, text: tidy(cell.text) })));
    table.cells = [];
    if (cells.some((cell) => cell !== '')) this.#rows.push({ part: table.part, row: toRow(this.#no, cells) });
  }

  #addText(text: string): void {
    const cell = this.#open.at(-1)?.cell;
    if (cell && this.#silent === 0 && cell.text.length <= maxFieldLength) cell.text += text;
  }
}
