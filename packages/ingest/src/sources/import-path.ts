import { type ImportOptions, importSheets } from '../import-file.ts';
import type { ImportResult } from '../import-table.ts';
import { readPath } from '../read-path.ts';

export interface PathImport {
  results: ImportResult[];
  /** What was refused as a whole, a sentence each. */
  refused: string[];
}

/** Stores everything in a file: of an archive each file, of a workbook each sheet; a refused one stops no other. */
export async function importPath(options: ImportOptions): Promise<PathImport> {
  const results: ImportResult[] = [];
  const refused = await readPath(options, async (file) => {
    for await (const result of importSheets({ ...options, ...file })) results.push(result);
  });
  return { results, refused: refused.map(({ message }) => message) };
}
