import { type ImportResult, importTable, type TableImport } from '../import-table.ts';
import type { Mapping } from '../mapping/schema.ts';
import { matchTable } from '../match-table.ts';
import { type PageRecord, recordsTable } from './records-table.ts';

/** Interfaces leave out empty fields; in a page of fewer records that says nothing about the columns. */
const fewRecords = 20;

export interface RecordsImport extends Omit<TableImport, 'table' | 'match' | 'file'> {
  /** The name under which the reading is told. */
  name: string;
  records: readonly PageRecord[];
  mapping: Mapping;
  /** Columns that records of this source had before. */
  known?: readonly string[];
}

/**
 * Stores records by the same way as a file. Throws RejectedFileError when a column that the mapping needs is in none
 * of them.
 */
export function importRecords({
  name,
  records,
  mapping,
  known = [],
  ...settings
}: RecordsImport): Promise<ImportResult> {
  const table = recordsTable(name, records, records.length < fewRecords ? known : []);
  return importTable({ ...settings, table, match: matchTable(table, [mapping]), file: name });
}
