import { RejectedFileError } from '@voc/core';
import { holdFile } from './hold-file.ts';
import type { ImportSettings } from './import-table.ts';
import { type LooseFile, looseFiles } from './loose-files.ts';
import type { SheetsOptions } from './open-sheets.ts';
import { UnknownLayoutError } from './unknown-layout-error.ts';

type Named = Required<Pick<SheetsOptions, 'path' | 'name'>>;

/**
 * Reads each file that a path stands for, of an archive every file in it: one of unknown layout is held, and one that is
 * refused stops no other. Returns why files were refused as a whole.
 */
export async function readPath(
  { pool, path, secretKey }: Pick<ImportSettings, 'pool' | 'secretKey'> & { path: string },
  read: (file: Named) => Promise<void>,
): Promise<RejectedFileError[]> {
  const refused: RejectedFileError[] = [];
  const orRefuse = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RejectedFileError)) throw error;
      refused.push(error);
    }
  };
  const readOne = async ({ name, path: take }: LooseFile): Promise<void> => {
    const own = await take();
    try {
      await read({ path: own, name });
    } catch (error) {
      if (error instanceof UnknownLayoutError) await holdFile(pool, own, error, secretKey);
      throw error;
    }
  };
  await orRefuse(async () => {
    for await (const file of looseFiles(path)) await orRefuse(() => readOne(file));
  });
  return refused;
}
