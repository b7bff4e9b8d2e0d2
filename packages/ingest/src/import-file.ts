import { basename } from 'node:path';
import { RejectedFileError } from '@voc/core';
import { type ImportResult, type ImportSettings, importTable, type TableImport } from './import-table.ts';
import { openSheets, type Sheet, type SheetsOptions } from './open-sheets.ts';
import { releaseHeldFile } from './store/held-store.ts';

export type ImportOptions = ImportSettings & SheetsOptions & Pick<TableImport, 'also'>;

/** Reads a file into the database; RejectedFileError when it is refused as a whole, and then nothing is stored. */
export async function importFile(options: ImportOptions): Promise<ImportResult> {
  const [sheet, ...others] = await openSheets(options);
  if (others.length > 0)
    throw new RejectedFileError({
      file: options.name ?? basename(options.path),
      problem: `这个文件里有 ${others.length + 1} 张可以导入的表`,
      remedy: '请把每张表另存为一个文件后再导入',
    });
  return importTable({ ...options, ...sheet });
}

/** Reads the sheets of a file one after the other; the file is held no longer when all of them are read. */
export async function* eachSheet<T>(
  options: SheetsOptions & Pick<ImportSettings, 'pool'>,
  read: (sheet: Sheet) => Promise<T>,
): AsyncGenerator<T> {
  const sheets = await openSheets(options);
  for (const sheet of sheets) yield await read(sheet);
  if (sheets.length > 1) await releaseHeldFile(options.pool, options.path);
}

/** As `importFile`, with every sheet that is an export; each is told as `file/sheet` where there are several. */
export const importSheets = (options: ImportOptions): AsyncGenerator<ImportResult> =>
  eachSheet(options, (sheet) => importTable({ ...options, ...sheet }));
