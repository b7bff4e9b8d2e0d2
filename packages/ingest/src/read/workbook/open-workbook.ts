import { createReadStream } from 'node:fs';
import { RejectedFileError } from '@voc/core';
import { type Archive, openArchive } from '../archive/open-archive.ts';
import { lookedRows, type Table, type TableRow } from '../table.ts';
import { findPart, listSheets, type SheetPart } from './list-sheets.ts';
import { type Book, readSheet } from './read-sheet.ts';
import { damagedWorkbook } from './read-xml.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readDateStyles } from './styles.ts';

/** Further sheets are notes and pivots. */
const maxSheets = 20;

async function readBook(entries: Archive['entries'], is1904: boolean, file: string): Promise<Book> {
  const [strings, styles] = [findPart(entries, 'xl/sharedStrings.xml'), findPart(entries, 'xl/styles.xml')];
  return {
    strings: strings ? await readSharedStrings(strings, file) : [],
    dateStyles: styles ? await readDateStyles(styles.bytes(), file) : [],
    is1904,
  };
}

interface Sheet {
  name: string;
  partName: string;
  preview: TableRow[];
  exact: Set<number>;
}

async function preview({ name, part }: SheetPart, book: Book, file: string): Promise<Sheet> {
  const rows: TableRow[] = [];
  const exact = new Set<number>();
  for await (const some of readSheet(part.bytes(), book, exact, file)) {
    rows.push(...some.slice(0, lookedRows - rows.length));
    if (rows.length >= lookedRows) break;
  }
  return { name, partName: part.name, preview: rows, exact };
}

async function tellBytes(path: string, onBytes: (chunk: Uint8Array) => void): Promise<void> {
  for await (const chunk of createReadStream(path)) if (chunk instanceof Uint8Array) onBytes(chunk);
}

async function* readRows(path: string, file: string, book: Book, sheet: Sheet): AsyncGenerator<TableRow[]> {
  const archive = await openArchive(path, file);
  try {
    const part = findPart(archive.entries, sheet.partName);
    if (!part) throw damagedWorkbook(file);
    yield* readSheet(part.bytes(), book, sheet.exact, file);
  } finally {
    archive.close();
  }
}

/** Opens a workbook whose archive is already open; RejectedFileError when it is damaged or holds no rows. */
export async function openWorkbook(path: string, file: string, { entries }: Archive): Promise<Table> {
  const { sheets, is1904 } = await listSheets(entries, file);
  const book = await readBook(entries, is1904, file);
  const found: Sheet[] = [];
  for (const sheet of sheets.slice(0, maxSheets)) found.push(await preview(sheet, book, file));
  const parts = found.filter((sheet) => sheet.preview.length > 0);
  const [first] = parts;
  if (!first)
    throw new RejectedFileError({
      file,
      problem: '工作簿里没有数据',
      remedy: '请确认导出成功,重新导出后再导入',
    });
  return {
    path,
    encoding: 'utf-8',
    format: 'xlsx',
    keys: undefined,
    preview: first.preview,
    parts,
    async *batches(onBytes, part = 0) {
      if (onBytes) await tellBytes(path, onBytes);
      yield* readRows(path, file, book, parts[part] ?? first);
    },
  };
}
