import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isExportName } from './is-export-name.ts';

/** A file as it was seen; another one under its name differs. */
export interface SeenFile {
  name: string;
  path: string;
  inode: bigint;
  size: bigint;
  changedNs: bigint;
}

/** The file that stands at a path now; undefined for none, and for a folder or a link. */
export async function seeFile(dir: string, name: string): Promise<SeenFile | undefined> {
  const path = join(dir, name);
  try {
    const found = await lstat(path, { bigint: true });
    if (!found.isFile()) return undefined;
    return { name, path, inode: found.ino, size: found.size, changedNs: found.mtimeNs };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export const isSame = (a: SeenFile, b: SeenFile | undefined): boolean =>
  b !== undefined && a.inode === b.inode && a.size === b.size && a.changedNs === b.changedNs;

/** The exports in a folder, oldest first. */
export async function listFiles(dir: string): Promise<SeenFile[]> {
  const names = (await readdir(dir)).filter(isExportName);
  const seen = await Promise.all(names.map((name) => seeFile(dir, name)));
  return seen
    .filter((file) => file !== undefined)
    .sort((a, b) =>
      a.changedNs === b.changedNs ? (a.name < b.name ? -1 : 1) : a.changedNs < b.changedNs ? -1 : 1,
    );
}
