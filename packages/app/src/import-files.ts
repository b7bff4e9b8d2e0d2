import { type RejectedFileError, runInline, silentLog } from '@voc/core';
import {
  countRepeats,
  createNearStage,
  describeFault,
  type ImportResult,
  importSheets,
  readPath,
  type Sources,
  type UpcomingVoice,
} from '@voc/ingest';
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
  /** Reviews of the database that repeat another of their month with small changes. */
  nearDuplicates: number;
}

/**
 * Imports files one after the other, of an archive each file and of a workbook each sheet in it; a refused one does not
 * stop the others.
 */
export async function importFiles(
  { db, pool }: Pick<Connection, 'db' | 'pool'>,
  paths: readonly string[],
  settings: ImportSettings,
): Promise<Imported> {
  const found: Imported = { imports: [], problems: [], refused: [], nearDuplicates: 0 };
  for (const path of paths) {
    const refused = await readPath({ pool, path, secretKey: settings.secretKey }, async (file) => {
      const progress = (read: number): void => settings.progress(file.name, read);
      for await (const result of importSheets({ ...settings, ...file, pool, progress })) {
        const { setAside, sha256: _, isRepeat: __, ...counts } = result;
        found.imports.push(counts);
        found.problems.push(...setAside.map(describeFault));
      }
    });
    found.refused.push(...refused);
  }
  await runInline([createNearStage()], { db, log: silentLog, now: new Date() });
  found.nearDuplicates = await countRepeats(db);
  return found;
}
