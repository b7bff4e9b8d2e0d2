import { basename } from 'node:path';
import { type ImportResult, type ImportSettings, importTable, type TableImport } from './import-table.ts';
import { matchTable } from './match-table.ts';
import { openTable } from './read/open-table.ts';

export interface ImportOptions extends ImportSettings, Pick<TableImport, 'also'> {
  path: string;
  /** The name under which the reading is told; without one the last part of the path. */
  name?: string;
}

/** Reads a file into the database; RejectedFileError when it is refused as a whole, and then nothing is stored. */
export async function importFile(options: ImportOptions): Promise<ImportResult> {
  const file = options.name ?? basename(options.path);
  const accounts = options.mappings.mappings.flatMap(({ shopAccounts = [] }) => shopAccounts);
  const table = await openTable(options.path, file, [options.shop, ...accounts]);
  const match = matchTable(table, options.mappings.mappings);
  return importTable({ ...options, table, match, file });
}
