import { RejectedFileError } from '@voc/core';
import { type ImportResult, importFile, type Sources, type UpcomingVoice } from '@voc/ingest';
import type { Connection } from './connect.ts';
import { mustExist } from './must-exist.ts';

export interface ImportSettings {
  shop: string;
  secretKey: string;
  mappings: Sources;
  onVoices?(voices: readonly UpcomingVoice[]): void;
  progress(file: string, read: number): void;
}

export interface Imported {
  imports: ImportResult[];
  /** Files that were refused as a whole; nothing of them is stored. */
  refused: RejectedFileError[];
}

/** Imports files one after the other; a refused one does not stop the others. */
export async function importFiles(
  { pool }: Connection,
  paths: readonly string[],
  settings: ImportSettings,
): Promise<Imported> {
  const imports: ImportResult[] = [];
  const refused: RejectedFileError[] = [];
  for (const path of paths) mustExist(path);
  for (const path of paths) {
    try {
      const progress = (read: number): void => settings.progress(path, read);
      imports.push(await importFile({ ...settings, pool, path, progress }));
    } catch (error) {
      if (!(error instanceof RejectedFileError)) throw error;
      refused.push(error);
    }
  }
  return { imports, refused };
}
