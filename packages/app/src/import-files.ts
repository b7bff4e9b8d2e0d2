import { RejectedFileError } from '@voc/core';
import { describeFault, type ImportResult, importFile, type Sources, type UpcomingVoice } from '@voc/ingest';
import type { Connection } from './connect.ts';

export interface ImportSettings {
  shop: string;
  secretKey: string;
  mappings: Sources;
  onVoices?(voices: readonly UpcomingVoice[]): void;
  progress(file: string, read: number): void;
}

export interface Imported {
  imports: Omit<ImportResult, 'setAside' | 'sha256' | 'isRepeat'>[];
  /** The first of the rows that were set aside, a sentence each. */
  problems: string[];
  /** Files that were refused as a whole; nothing of them is stored. */
  refused: RejectedFileError[];
}

/** Imports files one after the other; a refused one does not stop the others. */
export async function importFiles(
  { pool }: Connection,
  paths: readonly string[],
  settings: ImportSettings,
): Promise<Imported> {
  const imports: Imported['imports'] = [];
  const problems: string[] = [];
  const refused: RejectedFileError[] = [];
  for (const path of paths) {
    try {
      const progress = (read: number): void => settings.progress(path, read);
      const {
        setAside,
        sha256: _,
        isRepeat: __,
        ...counts
      } = await importFile({ ...settings, pool, path, progress });
      imports.push(counts);
      problems.push(...setAside.map(describeFault));
    } catch (error) {
      if (!(error instanceof RejectedFileError)) throw error;
      refused.push(error);
    }
  }
  return { imports, problems, refused };
}
