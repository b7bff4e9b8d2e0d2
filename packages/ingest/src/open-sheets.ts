import { basename } from 'node:path';
import type { ImportSettings, TableImport } from './import-table.ts';
import { matchTables } from './match-table.ts';
import { openTable } from './read/open-table.ts';
import type { Table } from './read/table.ts';
import { shopAccountsOf } from './shop-accounts.ts';

/** A table of a file with the mapping that fits it, and the name under which its reading is told. */
export type Sheet = Pick<TableImport, 'table' | 'match' | 'file'>;

export interface SheetsOptions extends Pick<ImportSettings, 'shop' | 'mappings'> {
  path: string;
  /** The name under which the reading is told; without one the last part of the path. */
  name?: string;
}

/** One of several sheets: known by the bytes of the file and its name. */
function oneOf(table: Table, part: number, file: string): Pick<Sheet, 'table' | 'file'> {
  const name = table.parts?.[part]?.name ?? String(part);
  const batches: Table['batches'] = (onBytes, at) => {
    onBytes?.(Buffer.from(name));
    return table.batches(onBytes, at);
  };
  return { table: { ...table, batches }, file: `${file}/${name}` };
}

/**
 * Every sheet of a file that is an export, at least one; each is told as `file/sheet` where there are several.
 * RejectedFileError when the file is refused as a whole.
 */
export async function openSheets(options: SheetsOptions): Promise<[Sheet, ...Sheet[]]> {
  const { path, shop, mappings, name: file = basename(path) } = options;
  const table = await openTable(path, file, shopAccountsOf(mappings.mappings, shop));
  const [first, ...others] = matchTables(table, mappings.mappings);
  if (others.length === 0) return [{ table, file, match: first }];
  const own = (match: Sheet['match']): Sheet => ({ ...oneOf(table, match.part, file), match });
  return [own(first), ...others.map(own)];
}
