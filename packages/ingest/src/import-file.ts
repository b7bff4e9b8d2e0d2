import { basename } from 'node:path';
import { RejectedFileError } from '@voc/core';
import { type ImportResult, type ImportSettings, importTable, type TableImport } from './import-table.ts';
import { matchTables, type TableMatch } from './match-table.ts';
import { openTable } from './read/open-table.ts';
import type { Table } from './read/table.ts';
import { shopAccountsOf } from './shop-accounts.ts';
import { releaseHeldFile } from './store/held-store.ts';

export interface ImportOptions extends ImportSettings, Pick<TableImport, 'also'> {
  path: string;
  /** The name under which the reading is told; without one the last part of the path. */
  name?: string;
}

interface Sheets extends Pick<TableImport, 'table' | 'file'> {
  matches: [TableMatch, ...TableMatch[]];
}

async function openSheets({ path, name, shop, mappings: { mappings } }: ImportOptions): Promise<Sheets> {
  const file = name ?? basename(path);
  const table = await openTable(path, file, shopAccountsOf(mappings, shop));
  return { table, file, matches: matchTables(table, mappings) };
}

/** One of several sheets: an import of its own, known by the bytes of the file and its name. */
function oneOf({ table, file }: Sheets, part: number): Pick<TableImport, 'table' | 'file'> {
  const name = table.parts?.[part]?.name ?? String(part);
  const batches: Table['batches'] = (onBytes, at) => {
    onBytes?.(Buffer.from(name));
    return table.batches(onBytes, at);
  };
  return { table: { ...table, batches }, file: `${file}/${name}` };
}

/** Reads a file into the database; RejectedFileError when it is refused as a whole, and then nothing is stored. */
export async function importFile(options: ImportOptions): Promise<ImportResult> {
  const { table, file, matches } = await openSheets(options);
  if (matches.length > 1)
    throw new RejectedFileError({
      file,
      problem: `这个文件里有 ${matches.length} 张可以导入的表`,
      remedy: '请把每张表另存为一个文件后再导入',
    });
  return importTable({ ...options, table, match: matches[0], file });
}

/** As `importFile`, with every sheet that is an export; each is told as `file/sheet` where there are several. */
export async function* importSheets(options: ImportOptions): AsyncGenerator<ImportResult> {
  const sheets = await openSheets(options);
  for (const match of sheets.matches) {
    const own = sheets.matches.length > 1 ? oneOf(sheets, match.part) : sheets;
    yield await importTable({ ...options, table: own.table, match, file: own.file });
  }
  if (sheets.matches.length > 1) await releaseHeldFile(options.pool, options.path);
}
