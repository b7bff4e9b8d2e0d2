import { RejectedFileError, runInline, silentLog } from '@voc/core';
import {
  countRepeats,
  createNearStage,
  describeFault,
  holdFile,
  type ImportResult,
  importSheets,
  type LooseFile,
  looseFiles,
  type Sources,
  UnknownLayoutError,
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
  const orRefuse = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RejectedFileError)) throw error;
      found.refused.push(error);
    }
  };
  const importOne = async ({ name, path }: LooseFile): Promise<void> => {
    const progress = (read: number): void => settings.progress(name, read);
    const own = await path();
    try {
      for await (const result of importSheets({ ...settings, pool, path: own, name, progress })) {
        const { setAside, sha256: _, isRepeat: __, ...counts } = result;
        found.imports.push(counts);
        found.problems.push(...setAside.map(describeFault));
      }
    } catch (error) {
      if (error instanceof UnknownLayoutError) await holdFile(pool, own, error, settings.secretKey);
      throw error;
    }
  };
  for (const path of paths)
    await orRefuse(async () => {
      for await (const file of looseFiles(path)) await orRefuse(() => importOne(file));
    });
  await runInline([createNearStage()], { db, log: silentLog, now: new Date() });
  found.nearDuplicates = await countRepeats(db);
  return found;
}
