import { stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { RejectedFileError } from '@voc/core';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { checkArchive, type EntryFacts, maxEntries, tooManyEntries } from './check-archive.ts';
import { decodeEntryName } from './decode-entry-name.ts';

export interface ArchiveEntry extends EntryFacts {
  /** The unpacked bytes; throws RejectedFileError where they are not those that were packed, under a name of its own if given. */
  bytes(name?: string): AsyncGenerator<Uint8Array>;
}

const linkMode = 0o120000;
const modeMask = 0o170000;

/** Errors of the disk stay what they are; all others mean that the file is damaged. */
function toRejected(file: string, cause: unknown): unknown {
  if (cause instanceof RejectedFileError || (cause instanceof Error && 'syscall' in cause)) return cause;
  const details = { file, problem: '文件不完整或已损坏,无法解压', remedy: '请重新下载或重新导出后再导入' };
  return new RejectedFileError(details, { cause });
}

async function* unpack(zip: ZipFile, entry: Entry, file: string): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (!(chunk instanceof Uint8Array)) continue;
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (checksum !== entry.crc32) throw new Error('The checksum differs');
  } catch (cause) {
    throw toRejected(file, cause);
  }
}

const toEntry = (zip: ZipFile, entry: Entry, file: string): ArchiveEntry => ({
  name: decodeEntryName(entry.fileNameRaw, entry.generalPurposeBitFlag, entry.extraFields),
  size: entry.uncompressedSize,
  isEncrypted: entry.isEncrypted(),
  isLink: ((entry.externalFileAttributes >>> 16) & modeMask) === linkMode,
  isReadable: entry.isEncrypted() || entry.canDecodeFileData(),
  bytes: (name = file) => unpack(zip, entry, name),
});

async function listEntries(zip: ZipFile, file: string): Promise<ArchiveEntry[]> {
  if (zip.entryCount > maxEntries) throw new RejectedFileError({ file, ...tooManyEntries });
  const entries: ArchiveEntry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(toEntry(zip, entry, file));
  return entries;
}

export interface Archive {
  /** The files in it; folders are left out. */
  entries: readonly ArchiveEntry[];
  close(): void;
}

/**
 * Opens a ZIP file. Names, sizes and number are checked before anything is unpacked; RejectedFileError for an
 * archive that is damaged, locked, too large or leads outside. The caller closes it.
 */
export async function openArchive(path: string, file: string): Promise<Archive> {
  const fail = (cause: unknown): never => {
    throw toRejected(file, cause);
  };
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
  const zip = await openPromise(path, options).catch(fail);
  try {
    const entries = await listEntries(zip, file).catch(fail);
    checkArchive(entries, (await stat(path)).size, file);
    return { entries: entries.filter(({ name }) => !name.endsWith('/')), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}
