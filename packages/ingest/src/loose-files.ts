import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { RejectedFileError } from '@voc/core';
import { type Archive, type ArchiveEntry, openArchive } from './read/archive/open-archive.ts';
import { isPacked, kindOfPacked } from './read/open-packed.ts';

/** A file that is imported by itself. */
export interface LooseFile {
  /** The name under which it is told: `orders.csv`, or `archive.zip/orders.csv` for one out of an archive. */
  name: string;
  /** Where it lies until the next is asked for; RejectedFileError where it cannot be unpacked. */
  path(): Promise<string>;
}

/** What operating systems put into archives by themselves. */
const isLitter = ({ name }: ArchiveEntry): boolean =>
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)/i.test(name);

async function readStart(path: string): Promise<Buffer> {
  const handle = await open(path).catch(() => undefined);
  try {
    return (await handle?.read(Buffer.alloc(4), 0, 4, 0))?.buffer ?? Buffer.alloc(0);
  } finally {
    await handle?.close();
  }
}

async function* unpack(archive: Archive, name: string): AsyncGenerator<LooseFile> {
  const entries = archive.entries.filter((entry) => !isLitter(entry));
  if (entries.length === 0)
    throw new RejectedFileError({ file: name, problem: '压缩包里没有文件', remedy: '请重新打包后再导入' });
  const folder = await mkdtemp(join(tmpdir(), 'voc-unpacked-'));
  try {
    for (const [at, entry] of entries.entries()) {
      const path = join(folder, String(at));
      const own = `${name}/${entry.name}`;
      const take = async (): Promise<string> => {
        await pipeline(entry.bytes(own), createWriteStream(path, { mode: 0o600 }));
        return path;
      };
      yield { name: own, path: take };
      await rm(path, { force: true });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The files that a file stands for: an archive its entries in their order, one unpacked at a time, every other file
 * itself. RejectedFileError for an archive that must not be unpacked.
 */
export async function* looseFiles(path: string): AsyncGenerator<LooseFile> {
  const name = basename(path);
  const itself: LooseFile = { name, path: async () => path };
  if (!isPacked(await readStart(path))) return yield itself;
  const archive = await openArchive(path, name);
  try {
    if (kindOfPacked(archive.entries) === 'archive') yield* unpack(archive, name);
    else yield itself;
  } finally {
    archive.close();
  }
}
