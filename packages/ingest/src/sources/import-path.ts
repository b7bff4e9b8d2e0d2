import { RejectedFileError } from '@voc/core';
import { holdFile } from '../hold-file.ts';
import { type ImportOptions, importSheets } from '../import-file.ts';
import type { ImportResult } from '../import-table.ts';
import { type LooseFile, looseFiles } from '../loose-files.ts';
import { UnknownLayoutError } from '../unknown-layout-error.ts';

export interface PathImport {
  results: ImportResult[];
  /** What was refused as a whole, a sentence each. */
  refused: string[];
}

async function importLoose(options: ImportOptions, file: LooseFile, into: PathImport): Promise<void> {
  let path = '';
  try {
    path = await file.path();
    for await (const result of importSheets({ ...options, path, name: file.name })) into.results.push(result);
  } catch (error) {
    if (error instanceof UnknownLayoutError) await holdFile(options.pool, path, error, options.secretKey);
    if (!(error instanceof RejectedFileError)) throw error;
    into.refused.push(error.message);
  }
}

/** Stores everything in a file: of an archive each file, of a workbook each sheet; a refused one stops no other. */
export async function importPath(options: ImportOptions): Promise<PathImport> {
  const into: PathImport = { results: [], refused: [] };
  try {
    for await (const file of looseFiles(options.path)) await importLoose(options, file, into);
  } catch (error) {
    if (!(error instanceof RejectedFileError)) throw error;
    into.refused.push(error.message);
  }
  return into;
}
